import { type ListedAgency, writeVxpTime } from '@edoc-axis/contracts';

/** The calls that answer the directory. */
export type AgencyList = 'getAgenciesList' | 'getAgenciesListQD20' | 'getSynchronizeUnit';

/**
 * How an agency stands in a list; undefined where it does not. Codes are never used again, so they are the ids, and the same
 * at every call. `mail` is empty: whom to reach is not for everybody to read.
 */
export function writeAgency(list: AgencyList, agency: ListedAgency): object | undefined {
  return list === 'getSynchronizeUnit' || agency.offered ? writers[list](agency) : undefined;
}

const writers: Readonly<Record<AgencyList, (agency: ListedAgency) => object>> = {
  getAgenciesList: ({ code, form102 = '', name, parent = '' }) => ({
    ...{ id: code, pid: parent, code, name, mail: '', oldCode: form102 },
  }),

  getAgenciesListQD20: ({ code, form102 = '', name }) => ({ id: code, code, name, mail: '', code102: form102 }),

  /** Who copies the directory is told of centres, which receive nothing, and of closed codes. */
  getSynchronizeUnit: ({ code, name, parent = '', centre, closed, version, changedAt }) => ({
    ...{ id: code, pid: parent, code, name, mail: '', centerCode: centre ? code : '', version, deleted: closed },
    ...{ modifyDate: writeVxpTime(new Date(changedAt)), isAgency: !centre },
  }),
};

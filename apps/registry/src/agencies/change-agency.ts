import { isDeepStrictEqual } from 'node:util';
import {
  type AgencyChange,
  agencyChangesMax,
  type AgencyEntry,
  type AgencyView,
  type changeAgency as question,
  type HeardBy,
} from '@edoc-axis/contracts';
import { type AgencyCode, CataloguedError, isOpenAt, standingAt, withChange } from '@edoc-axis/domain';
import type { RegistryReader } from '../store/registry-reader.js';
import type { RegistryStore } from '../store/registry-store.js';
import type { AdministrativeAct } from '../store/registry-writer.js';
import { agencyViewWithVersions } from './agency-view.js';
import { checkParent } from './check-parent.js';
import { readCode, registeredAgency } from './read-code.js';

type Wanted = HeardBy<typeof question>;

/**
 * Changes fields of an agency from a moment on, past or to come; from now on, when none is given. Nothing has to be done
 * at that moment: whoever looks an agency up says for when. The same again changes nothing.
 */
export function changeAgency(
  { code: written, since, reason, ...wanted }: Wanted,
  act: AdministrativeAct,
  store: RegistryStore,
): Promise<AgencyView> {
  return store.write({ ...act, reason }, async (writer) => {
    const before = await registeredAgency(written, writer);
    const code = before.code as AgencyCode;
    if (before.robot) throw new CataloguedError('joining.is-robot', { agency: code });
    const fields = await readFields(code, wanted, writer);
    const moment = momentOf(before, since, act.at);
    const change: AgencyChange = { ...fields, since: moment.toISOString() };
    const after = { ...before, changes: withChange(before.changes ?? [], change) };
    const isSo = since === undefined && isAlready(fields, standingAt(before, moment));
    if (isSo || isDeepStrictEqual(after, before)) return agencyViewWithVersions(before, act.at);

    checkMoment(after, moment);
    if (after.changes.length > agencyChangesMax) {
      throw new CataloguedError('agency.too-many-changes', { agency: code, changesMax: agencyChangesMax });
    }
    if (fields.parent) await checkParent(after, moment, writer);
    await writer.put({ before, after });
    return agencyViewWithVersions(after, act.at);
  });
}

type Fields = Omit<Wanted, 'code' | 'since' | 'reason'>;

async function readFields(code: AgencyCode, wanted: Fields, reader: RegistryReader): Promise<Fields> {
  const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)) as Fields;
  if (Object.keys(given).length === 0) throw new CataloguedError('agency.nothing-to-change', { agency: code });
  const name = given.name?.trim();
  if (name === '') throw new CataloguedError('agency.name-missing', { agency: code });
  return {
    ...given,
    ...(name !== undefined && { name }),
    ...(given.parent && { parent: await readCode(given.parent, reader) }),
  };
}

function isAlready(fields: Fields, standing: AgencyEntry): boolean {
  const names = Object.keys(fields) as (keyof Fields)[];
  return names.every((name) => isDeepStrictEqual(standing[name] ?? null, fields[name] ?? null));
}

/** An agency that opens later changes from its opening on, unless another moment is given. */
function momentOf({ validFrom }: AgencyEntry, since: string | undefined, now: Date): Date {
  if (since !== undefined) return new Date(since);
  return new Date(Math.max(now.getTime(), Date.parse(validFrom)));
}

function checkMoment(entry: AgencyEntry, moment: Date): void {
  if (isOpenAt(entry, moment)) return;
  const { code, validFrom, validUntil } = entry;
  throw new CataloguedError('agency.change-outside-validity', {
    ...{ agency: code, changesAt: moment, opensAt: validFrom, closedAt: validUntil },
  });
}

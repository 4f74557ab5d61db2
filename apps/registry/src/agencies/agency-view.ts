import { type AgencyEntry, agencyFields, type AgencyFields, type AgencyView } from '@edoc-axis/contracts';
import { type AgencyCode, levelOf, standingAt, versionsOf } from '@edoc-axis/domain';

/** The agency as it is at a moment, as a row of a list. */
export function agencyViewAt(entry: AgencyEntry, at: Date): AgencyView {
  const standing = standingAt(entry, at);
  return { ...standing, level: standing.level ?? levelOf(entry.code as AgencyCode) };
}

/** The same with all its versions, past and to come, where there is more than one. */
export function agencyViewWithVersions(entry: AgencyEntry, at: Date): AgencyView {
  if (entry.changes === undefined) return agencyViewAt(entry, at);
  const versions = versionsOf(entry, entry.validFrom).map(({ since, standing }) => ({ ...fieldsOf(standing), since }));
  return { ...agencyViewAt(entry, at), versions: versions.length > 1 ? versions : undefined };
}

function fieldsOf(standing: AgencyEntry): AgencyFields {
  return agencyFields.parse(standing);
}

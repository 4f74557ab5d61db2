import type { AgencyEntry, AgencyView, HeardBy, showAgency as question } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import type { RegistryReader } from '../store/registry-reader.js';
import { agencyViewWithVersions } from './agency-view.js';
import { registeredAgency } from './read-code.js';

/**
 * The agency of a code in either form, open or closed, as it is now; with `at` as it was or will be at that moment, and
 * only if it is valid then.
 */
export async function showAgency(
  { code, at }: HeardBy<typeof question>,
  now: Date,
  reader: RegistryReader,
): Promise<AgencyView> {
  const entry = await registeredAgency(code, reader);
  if (at !== undefined) checkValidity(entry, new Date(at));
  return agencyViewWithVersions(entry, at === undefined ? now : new Date(at));
}

function checkValidity({ code, validFrom, validUntil, successors }: AgencyEntry, at: Date): void {
  if (at < new Date(validFrom)) throw new CataloguedError('agency.not-yet-live', { agency: code, opensAt: validFrom });
  if (validUntil !== undefined && at >= new Date(validUntil)) {
    throw new CataloguedError('agency.closed', { agency: code, closedAt: validUntil, successors });
  }
}

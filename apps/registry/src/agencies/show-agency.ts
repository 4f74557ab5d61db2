import type { AgencyEntry, HeardBy, showAgency as question } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import type { RegistryReader } from '../store/registry-reader.js';
import { readCode } from './read-code.js';

/** The agency of a code in either form, open or closed; with `at`, only if it was, or will be, valid at that moment. */
export async function showAgency(
  { code: written, at }: HeardBy<typeof question>,
  reader: RegistryReader,
): Promise<AgencyEntry> {
  const code = await readCode(written, reader);
  const entry = await reader.agency(code);
  if (!entry) throw new CataloguedError('agency.unknown', { agency: code });
  if (at !== undefined) checkValidity(entry, new Date(at));
  return entry;
}

function checkValidity({ code, validFrom, validUntil, successors }: AgencyEntry, at: Date): void {
  if (at < new Date(validFrom)) throw new CataloguedError('agency.not-yet-live', { agency: code, opensAt: validFrom });
  if (validUntil !== undefined && at >= new Date(validUntil)) {
    throw new CataloguedError('agency.closed', { agency: code, closedAt: validUntil, successors });
  }
}

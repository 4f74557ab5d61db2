import { CataloguedError, demand, type AgencyCode, mayTrack, type Permission } from '@edoc-axis/domain';
import { type Caller, type Clock, type Directory, knownCaller } from '@edoc-axis/platform';
import type { Pool } from 'pg';
import { isKnown, partiesAmong } from './store/evidence.js';

/**
 * Lets pass who may track the document: a system of its sender or of a recipient, now or when it was handled, and the
 * operator. A document there is not and one that may not be seen give the same answer.
 * @throws CataloguedError `document.unknown`, or what is missing of the caller itself
 */
export async function demandVisible(
  document: string,
  caller: Caller,
  { pool, directory, clock }: { pool: Pool; directory: Directory; clock: Clock },
): Promise<void> {
  const known = knownCaller(caller, directory);
  const agencies = known.kind === 'system' ? known.serves.map(({ agency }) => agency) : [];
  const now = clock.now();
  const parties = await partiesAmong(pool, document, agencies);
  const permissions = parties.map(({ agency, since }): Permission =>
    mayTrack(known, { id: document, sender: agency as AgencyCode, recipients: [], handledAt: since }, now),
  );
  if (permissions.includes(true)) return;
  // Nobody's document: what remains is what the caller may do anyway.
  demand(mayTrack(known, { id: document, sender: nobody, recipients: [], handledAt: now }, now));
  if (!(await isKnown(pool, document))) throw new CataloguedError('document.unknown', { document });
}

const nobody = '' as AgencyCode;

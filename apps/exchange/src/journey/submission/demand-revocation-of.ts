import { businessTypes, type Caller, CataloguedError, demand, mayWithdraw, type AgencyCode } from '@edoc-axis/domain';
import { findDocument, handingsAmong } from '../../store/documents.js';
import { actsForEver } from '../actor.js';
import type { ExchangePorts } from '../ports.js';
import type { Submission } from './read-submission.js';

/**
 * A packet that was sent to revoke one document does nothing else, and nothing to another.
 * @throws CataloguedError `document.unknown`, `caller.…`, `document.not-its-revocation`
 */
export async function demandRevocationOf(
  { database, clock }: Pick<ExchangePorts, 'database' | 'clock'>,
  caller: Caller,
  { measured: { reading } }: Submission,
  id: string,
): Promise<void> {
  const now = clock.now();
  const found = await findDocument(database, id);
  const handings = found ? await handingsAmong(database, id, actsForEver(caller)) : [];
  const parties = {
    id,
    sender: (found?.sender ?? '') as AgencyCode,
    recipients: handings.map((each) => each.recipient),
  };
  demand(mayWithdraw(caller, { ...parties, handledAt: found?.accepted_at ?? now }, now));
  if (!found) throw new CataloguedError('document.unknown', { document: id });
  if (reading.kind === 'status') throw new CataloguedError('packet.not-a-document');
  const businessType = reading.business?.bussinessDocType ?? businessTypes.new;
  const { documentId } = reading.header;
  // A revocation is not revoked, though it has the name of what it is about.
  const isIts =
    businessType === businessTypes.revocation &&
    documentId === found.document_id &&
    found.business_type !== businessTypes.revocation;
  if (!isIts) throw new CataloguedError('document.not-its-revocation', { document: id, businessType, documentId });
}

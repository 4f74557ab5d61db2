import type { documentsSignedWith as question, HeardBy, ReplyOf } from '@edoc-axis/contracts';
import { type Caller, demand, mayAdminister } from '@edoc-axis/domain';
import { cutPage, type Directory } from '@edoc-axis/platform';
import type { Pool } from 'pg';
import { packetsSignedWith } from '../store/signed-packets.js';

/**
 * What was accepted with a certificate's signature since a moment, valid or not: where to look when its key was in other
 * hands.
 * @throws CataloguedError `caller.scope-missing`
 */
export async function documentsSignedWith(
  { database, directory }: { readonly database: Pool; readonly directory: Directory },
  caller: Caller,
  { certificate, since, after, limit }: HeardBy<typeof question>,
): Promise<ReplyOf<typeof question>> {
  demand(mayAdminister(caller));
  const senders = directory.certificate(certificate)?.agencies ?? [];
  const wanted = { senders, certificate, since: new Date(since), after, limit: limit + 1 };
  const found = await packetsSignedWith(database, wanted);
  const { page, next } = cutPage(found, limit, ({ packet }) => packet);
  const documents = page.map((one) => ({
    packet: one.packet,
    document: one.document,
    documentId: one.document_id,
    sender: one.sender,
    code: { number: one.code_number, notation: one.code_notation },
    broughtAt: one.brought_at.toISOString(),
    broughtBy: one.brought_by,
    verdict: one.verdict,
  }));
  return { documents, next };
}

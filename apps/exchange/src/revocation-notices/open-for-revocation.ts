import type { openForRevocation as question, ReplyOf } from '@edoc-axis/contracts';
import { type AgencyCode, businessTypes, type Caller, CataloguedError, demand, mayWithdraw } from '@edoc-axis/domain';
import { findDocument, handingsAmong } from '../store/documents.js';
import { sentPacket } from '../store/sent-packet.js';
import type { ExchangePorts } from '../journey/index.js';
import { actsForEver, placeOf } from '../journey/parts.js';

/**
 * What the notice that declares a document void is written from, for whoever may declare that. Its files are nobody's
 * reading: the door takes the header alone.
 * @throws CataloguedError `document.unknown`, `caller.…`, `document.revocation-stands`, `document.content-gone`
 */
export async function openForRevocation(
  { database, clock }: Pick<ExchangePorts, 'database' | 'clock'>,
  caller: Caller,
  id: string,
): Promise<ReplyOf<typeof question>> {
  const now = clock.now();
  const found = await findDocument(database, id);
  const handings = found ? await handingsAmong(database, id, actsForEver(caller)) : [];
  const recipients = handings.map(({ recipient }) => recipient);
  const parties = { id, sender: (found?.sender ?? '') as AgencyCode, recipients };
  demand(mayWithdraw(caller, { ...parties, handledAt: found?.accepted_at ?? now }, now));
  if (!found) throw new CataloguedError('document.unknown', { document: id });
  if (found.business_type === businessTypes.revocation) {
    throw new CataloguedError('document.revocation-stands', { document: id });
  }
  const packet = await sentPacket(database, id);
  if (!packet) throw new CataloguedError('document.unknown', { document: id });
  if (packet.gone_at) {
    throw new CataloguedError('document.content-gone', { document: id, goneReason: packet.gone_reason });
  }
  return { packet: placeOf(packet), bytes: Number(packet.bytes), addressedTo: packet.addressed_to };
}

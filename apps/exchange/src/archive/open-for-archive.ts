import type { HeardBy, openForArchive as question, ReplyOf } from '@edoc-axis/contracts';
import { type AgencyCode, type Caller, CataloguedError, demand, isCatalogued, mayRead } from '@edoc-axis/domain';
import { type ExchangePorts, openPacket } from '../journey/index.js';
import { knownDelivery } from '../journey/parts.js';
import { findDocument } from '../store/documents.js';

type Request = HeardBy<typeof question>;
type Reply = ReplyOf<typeof question>;
type LeftOut = Extract<Reply, { readonly leftOut: string }>['leftOut'];

/**
 * Where the packet of one document lies, once it is written down that a person takes it along. What waits for its recipient is
 * left out and goes on waiting: opening it would deliver it, and nobody has looked at it.
 * @throws CataloguedError `delivery.unknown`, `document.unknown`, `caller.…`
 */
export async function openForArchive(
  ports: ExchangePorts,
  caller: Caller,
  { role, document, delivery }: Request,
  whence: Parameters<typeof openPacket>[3],
): Promise<Reply> {
  if (role === 'received') {
    const found = await knownDelivery(ports, caller, delivery ?? document, ports.clock.now());
    if (found.carries !== 'document' || found.document !== document) {
      throw new CataloguedError('delivery.unknown', { delivery: found.id });
    }
    if (found.state === 'pending') return { leftOut: 'pending' };
  } else await demandSender(ports, caller, document);
  try {
    const asked = { document, delivery: role === 'received' ? delivery : undefined };
    const { packet, bytes, sha256 } = await openPacket(ports, caller, asked, whence);
    return { packet, bytes, sha256 };
  } catch (error) {
    const leftOut = isCatalogued(error) ? reasons.get(error.code) : undefined;
    if (!leftOut) throw error;
    return { leftOut };
  }
}

/** Of the sender's own document nothing is delivered by reading it, and nobody else may be meant. */
async function demandSender({ database, clock }: ExchangePorts, caller: Caller, document: string): Promise<void> {
  const found = await findDocument(database, document);
  if (!found) throw new CataloguedError('document.unknown', { document });
  const parties = { id: document, sender: found.sender as AgencyCode, recipients: [], handledAt: found.accepted_at };
  demand(mayRead(caller, parties, clock.now()));
}

const reasons: ReadonlyMap<string, LeftOut> = new Map<string, LeftOut>([
  ['document.frozen', 'frozen'],
  ['document.revoked', 'revoked'],
  ['document.content-gone', 'content-gone'],
  ['delivery.already-final', 'ended'],
]);

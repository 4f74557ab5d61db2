import type { HeardBy, openPacket as question, ReplyOf } from '@edoc-axis/contracts';
import { type AgencyCode, CataloguedError, type Caller, demand, mayCollect, mayRead } from '@edoc-axis/domain';
import { recordFetched } from '../../store/fetched.js';
import { findAttachment, packetsNamed, type ReadableDelivery, type ReadablePacket } from '../../store/packets.js';
import { actsForEver, nameOf } from '../actor.js';
import { untilWritten } from '../look-again.js';
import type { ExchangePorts } from '../ports.js';

type Ports = Pick<ExchangePorts, 'database' | 'clock' | 'epoch'>;
type Request = HeardBy<typeof question>;
type Reply = ReplyOf<typeof question>;

/**
 * Tells where the bytes lie, once it is written down that the recipient's system is being given them. Written first:
 * bytes that left without a record could be withdrawn as if nobody had them.
 * @throws CataloguedError `document.unknown`, `document.content-gone`, `document.attachment-unknown`,
 *   `delivery.already-final` when what the caller may have had of it is closed
 */
export async function openPacket(ports: Ports, caller: Caller, request: Request): Promise<Reply> {
  return untilWritten(async () => {
    const now = ports.clock.now();
    const packets = await packetsNamed(ports.database, { id: request.document, agencies: actsForEver(caller) });
    const packet = readable(packets, caller, request.document, now);
    const mine = packet.deliveries.filter((delivery) => isMine(delivery, packet, caller, now));
    const open = mine.filter(({ state }) => openStates.has(state)).map(({ id }) => id);
    if (open.length > 0) {
      const recorded = await recordFetched(ports.database, ports.epoch, {
        deliveries: open,
        system: nameOf(caller),
        at: now,
      });
      if (recorded < open.length) return undefined;
    }
    return replyFor(ports, packet, request);
  });
}

const openStates: ReadonlySet<string> = new Set(['pending', 'delivered', 'acknowledged']);

/** The latest packet the caller has an open delivery of; else, for the sender, the latest there is. */
function readable(packets: readonly ReadablePacket[], caller: Caller, document: string, now: Date): ReadablePacket {
  const [latest] = packets;
  if (!latest) throw new CataloguedError('document.unknown', { document });
  const asRecipient = (packet: ReadablePacket) => packet.deliveries.filter((each) => isMine(each, packet, caller, now));
  const open = packets.find((packet) => asRecipient(packet).some(({ state }) => openStates.has(state)));
  if (open) return open;
  const denial = mayRead(caller, partiesOf(latest, []), now);
  if (denial === true) return latest;
  const closed = packets.flatMap(asRecipient)[0];
  if (closed) throw new CataloguedError('delivery.already-final', { state: closed.state, since: closed.since });
  demand(denial);
  return latest;
}

function isMine(delivery: ReadableDelivery, { sender }: ReadablePacket, caller: Caller, now: Date): boolean {
  const { id, recipient, created_at } = delivery;
  const parties = { id, sender: sender as AgencyCode, recipient: recipient as AgencyCode };
  return mayCollect(caller, { ...parties, handledAt: new Date(created_at) }, now) === true;
}

function partiesOf({ document, sender, brought_at }: ReadablePacket, recipients: readonly AgencyCode[]) {
  return { id: document, sender: sender as AgencyCode, recipients, handledAt: brought_at };
}

async function replyFor({ database }: Ports, packet: ReadablePacket, request: Request): Promise<Reply> {
  const { document, attachment: number } = request;
  if (packet.gone_at) throw new CataloguedError('document.content-gone', { document, reason: packet.gone_reason });
  const found = number === undefined ? undefined : await findAttachment(database, packet.id, number);
  if (number !== undefined && !found) throw new CataloguedError('document.attachment-unknown', { document, number });
  return {
    packet: placeOf(packet),
    bytes: Number(packet.bytes),
    sha256: packet.sha256.toString('hex'),
    attachment: found && {
      from: Number(found.encoded_from),
      to: Number(found.encoded_to),
      bytes: Number(found.bytes),
      sha256: found.sha256.toString('hex'),
      name: found.name,
      contentType: found.content_type ?? undefined,
      wrapped: found.wrapped,
    },
  };
}

function placeOf({ inline, content, id }: ReadablePacket): Reply['packet'] {
  if (inline) return { inline: inline.toString('base64') };
  if (content) return { kept: content };
  throw new Error(`Packet ${id} lies nowhere.`);
}

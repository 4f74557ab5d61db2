import { CarriedBytes, type HeardBy, type openPacket as question, type ReplyOf } from '@edoc-axis/contracts';
import {
  type AgencyCode,
  CataloguedError,
  type Caller,
  demand,
  isFinal,
  mayCollect,
  mayRead,
  mayReadWithReason,
  mayTrack,
  type PersonCaller,
} from '@edoc-axis/domain';
import { concerning } from '../../store/concerns.js';
import { recordFetched } from '../../store/fetched.js';
import { findAttachment, packetsNamed, type ReadableDelivery, type ReadablePacket } from '../../store/packets.js';
import { actsForEver, nameOf } from '../actor.js';
import { untilWritten } from '../look-again.js';
import type { ExchangePorts } from '../ports.js';
import { revokedAt } from '../showing/links-of.js';
import { recordReading, type Whence } from './record-reading.js';

export type OpeningPorts = Pick<
  ExchangePorts,
  'database' | 'clock' | 'epoch' | 'axis' | 'receiptKey' | 'firsts' | 'directory'
>;
type Ports = OpeningPorts;
type Request = HeardBy<typeof question>;
type Reply = ReplyOf<typeof question>;

/**
 * Tells where the bytes lie, once it is written down that the recipient's system, or a person, is being given them.
 * Written first: bytes that left without a record could be withdrawn as if nobody had them.
 * @param whence of a person, for the record of readings
 * @throws CataloguedError `document.unknown`, `document.frozen`, `document.revoked`, `document.content-gone`, `document.attachment-unknown`,
 *   `delivery.already-final` when what the caller may have had of it is closed, `person.reason-missing`
 */
export async function openPacket(ports: Ports, caller: Caller, request: Request, whence: Whence = {}): Promise<Reply> {
  const system = nameOf(caller);
  return untilWritten(async () => {
    const at = ports.clock.now();
    const found = await findReadable(ports, caller, request, at);
    const { packet, mine } = found;
    if (caller.kind === 'person') return openForPerson(ports, caller, { request, found, at }, whence);
    // A system of thousands of recipients asks for their one packet as often; it is written down the first time.
    const deliveries = mine.filter((each) => isOpen(each) && !each.fetched).map((each) => each.id);
    if (deliveries.length > 0) {
      const recorded = await recordFetched(ports.database, ports.epoch, { deliveries, system, at });
      if (recorded < deliveries.length) return undefined;
    }
    return replyFor(ports, packet, request);
  });
}

/**
 * The same questions, and nothing written: whether a page that shows it in a frame would be shown it. Between this and that it
 * may be refused all the same.
 * @throws CataloguedError as `openPacket`
 */
export async function demandOpenable(ports: Ports, caller: Caller, request: Request): Promise<void> {
  const { packet, mine } = await findReadable(ports, caller, request, ports.clock.now());
  if (caller.kind === 'person' && packet.kind === 'document') await demandNotRevoked(ports, packet, mine);
  await replyFor(ports, packet, request);
}

async function findReadable({ database }: Ports, caller: Caller, request: Request, at: Date): Promise<Readable> {
  const { document: id, delivery } = request;
  const wanted = { id, delivery, agencies: actsForEver(caller), system: nameOf(caller) };
  const found = readable(await packetsNamed(database, wanted), caller, request, at);
  const { frozen_at: frozenAt } = found.packet;
  if (frozenAt) throw new CataloguedError('document.frozen', { document: id, frozenAt });
  return found;
}

/** What cannot be given is refused before anything is written: nobody has received a file that is gone. */
async function openForPerson(
  ports: Ports,
  caller: PersonCaller,
  { request, found, at }: { readonly request: Request; readonly found: Readable; readonly at: Date },
  whence: Whence,
): Promise<Reply | undefined> {
  const { packet, mine, agency, withReason } = found;
  const { attachment, delivery, shown = false, reason } = request;
  // A status goes by an id of its own: what is said about a revoked document is no part of it.
  if (packet.kind === 'document') await demandNotRevoked(ports, packet, mine);
  const reply = await replyFor(ports, packet, request);
  const deliveries = delivery === undefined ? mine : mine.filter(({ id }) => id === delivery);
  const reading = { packet, deliveries, agency, attachment, shown, reason: withReason ? reason : undefined, at };
  return (await recordReading(ports, caller, reading, whence)) ? reply : undefined;
}

/** A system finishes what it has begun; people are told that the document is void, and not given it. */
async function demandNotRevoked(
  { database }: Ports,
  { document }: ReadablePacket,
  mine: readonly ReadableDelivery[],
): Promise<void> {
  const recipients = mine.map(({ recipient }) => recipient as AgencyCode);
  const later = await concerning(database, { document, recipients: mine.length > 0 ? recipients : undefined });
  const at = revokedAt(later);
  if (at) throw new CataloguedError('document.revoked', { document, revokedAt: at });
}

function isOpen({ state }: ReadableDelivery): boolean {
  return !isFinal(state);
}

interface Readable {
  readonly packet: ReadablePacket;
  /** Its deliveries to agencies the caller collects for. */
  readonly mine: readonly ReadableDelivery[];
  /** The sender, for whom it is read. */
  readonly agency?: AgencyCode;
  /** By who is no party. */
  readonly withReason?: boolean;
}

/**
 * Of the packets the caller has an open delivery of, the one it will have come for: the first that waits and was not
 * fetched yet, else the first that waits, else the latest. For the sender, the latest there is; a clerk of both sides names
 * the delivery to read as the recipient, or looking at what one office sent would deliver it to the other. Likewise for
 * administrators with a reason.
 */
function readable(packets: readonly ReadablePacket[], caller: Caller, request: Request, now: Date): Readable {
  const { document, delivery, reason } = request;
  const [latest] = packets;
  if (!latest) throw new CataloguedError('document.unknown', { document });
  const sender = latest.sender as AgencyCode;
  const parties = { id: document, sender, handledAt: latest.brought_at };
  const asSender: Readable | undefined =
    mayRead(caller, { ...parties, recipients: [] }, now) === true
      ? { packet: latest, mine: [], agency: sender }
      : undefined;
  if (asSender && caller.kind === 'person' && delivery === undefined) return asSender;

  const all = packets.map((packet): Readable => ({ packet, mine: ofCaller(packet, caller, now) }));
  const open = all.filter(({ mine }) => mine.some(isOpen));
  const waits = (each: ReadableDelivery) => each.state === 'pending';
  const wanted =
    open.findLast(({ mine }) => mine.some((each) => waits(each) && !each.fetched)) ??
    open.findLast(({ mine }) => mine.some(waits)) ??
    open[0];
  if (wanted ?? asSender) return (wanted ?? asSender) as Readable;

  const recipients = packets.flatMap(({ deliveries }) => deliveries.map(({ recipient }) => recipient as AgencyCode));
  const closed = all.flatMap(({ mine }) => mine)[0];
  if (closed && reason === undefined)
    throw new CataloguedError('delivery.already-final', { state: closed.state, since: closed.since });
  if (caller.kind === 'person' && mayTrack(caller, { ...parties, recipients }, now) === true) {
    demand(mayReadWithReason(caller, reason));
    return { packet: latest, mine: [], withReason: true };
  }
  demand(mayRead(caller, { ...parties, recipients }, now));
  throw new CataloguedError('document.unknown', { document });
}

function ofCaller({ sender, deliveries }: ReadablePacket, caller: Caller, now: Date): readonly ReadableDelivery[] {
  return deliveries.filter(({ id, recipient, created_at }) => {
    const parties = { id, sender: sender as AgencyCode, recipient: recipient as AgencyCode };
    return mayCollect(caller, { ...parties, handledAt: new Date(created_at) }, now) === true;
  });
}

async function replyFor({ database }: Ports, packet: ReadablePacket, request: Request): Promise<Reply> {
  const { document, attachment: number } = request;
  if (packet.gone_at) throw new CataloguedError('document.content-gone', { document, goneReason: packet.gone_reason });
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

/** Where its bytes lie. */
export function placeOf({ inline, content, id }: Pick<ReadablePacket, 'inline' | 'content' | 'id'>): Reply['packet'] {
  if (inline) return { inline: new CarriedBytes(inline) };
  if (content) return { kept: content };
  throw new Error(`Packet ${id} lies nowhere.`);
}

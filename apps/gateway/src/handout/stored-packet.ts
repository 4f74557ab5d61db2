import { Readable } from 'node:stream';
import type { openPacket, ReplyOf } from '@edoc-axis/contracts';
import type { ContentStore } from '@edoc-axis/content';
import { CataloguedError } from '@edoc-axis/domain';
import { decodeAttachment } from '@edoc-axis/edxml';
import type { ByteRange } from './byte-range.js';

export type OpenedPacket = ReplyOf<typeof openPacket>;
export type OpenedAttachment = NonNullable<OpenedPacket['attachment']>;

/** The bytes of a packet, wherever it lies: in the answer itself or in the content store. */
export async function packetBytes(content: ContentStore, opened: OpenedPacket, range: ByteRange): Promise<Readable> {
  const { packet } = opened;
  if ('kept' in packet) return content.read(packet.kept, range);
  const { from, to } = range;
  return Readable.from([Buffer.from(packet.inline, 'base64').subarray(from, to)]);
}

/** One attachment, decoded from its place in the packet while it goes out; nothing is written down on the way. */
export function attachmentBytes(content: ContentStore, opened: OpenedPacket, attachment: OpenedAttachment): Readable {
  const place = { name: attachment.name, encodedFrom: attachment.from, encodedTo: attachment.to };
  const encoded = async function* (from: number, to: number) {
    yield* await packetBytes(content, opened, { from, to });
  };
  return Readable.from(whole(decodeAttachment(encoded, place), attachment), { objectMode: false });
}

/**
 * When other bytes lie there than were measured, that is our fault and no packet's. Once the answer has begun it ends in
 * the middle: a length was announced, so nobody takes it for whole.
 */
async function* whole(decoded: AsyncIterable<Uint8Array>, { bytes, name }: OpenedAttachment) {
  let sent = 0;
  try {
    for await (const piece of decoded) {
      sent += piece.length;
      yield piece;
    }
  } catch (cause) {
    throw new CataloguedError('content.damaged', { content: name }, { cause });
  }
  if (sent !== bytes) throw new CataloguedError('content.damaged', { content: name });
}

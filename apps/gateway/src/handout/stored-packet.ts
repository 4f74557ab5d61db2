import { Readable } from 'node:stream';
import type { openPacket, ReplyOf } from '@edoc-axis/contracts';
import { type ContentStore, undamaged } from '@edoc-axis/content';
import { decodeAttachment } from '@edoc-axis/edxml';
import type { ByteRange } from './byte-range.js';

export type OpenedPacket = ReplyOf<typeof openPacket>;
export type OpenedAttachment = NonNullable<OpenedPacket['attachment']>;

/**
 * The bytes of a packet, wherever it lies: in the answer itself or in the content store. The whole is measured on its way
 * out; a part cannot be, and who asks for parts compares what they make up with the digest told beside them.
 */
export async function packetBytes(content: ContentStore, opened: OpenedPacket, range: ByteRange): Promise<Readable> {
  const stored = await storedBytes(content, opened, range);
  const { bytes, sha256 } = opened;
  if (range.from > 0 || range.to < bytes) return stored;
  return Readable.from(undamaged(stored, { sha256, content: nameOf(opened) }), { objectMode: false });
}

/** Some builders wrap a file into a ZIP under the file's own name. It goes out as it was sent and digested, and says what it is. */
export function attachmentName({ name, wrapped }: Pick<OpenedAttachment, 'name' | 'wrapped'>): string {
  return wrapped ? `${name}.zip` : name;
}

/** One attachment, decoded from its place in the packet while it goes out; nothing is written down on the way. */
export function attachmentBytes(content: ContentStore, opened: OpenedPacket, attachment: OpenedAttachment): Readable {
  const { name, sha256 } = attachment;
  const place = { name, encodedFrom: attachment.from, encodedTo: attachment.to };
  const encoded = async function* (from: number, to: number) {
    yield* await storedBytes(content, opened, { from, to });
  };
  return Readable.from(undamaged(decodeAttachment(encoded, place), { sha256, content: name }), { objectMode: false });
}

/** As they lie there. */
export async function storedBytes(
  content: ContentStore,
  { packet }: Pick<OpenedPacket, 'packet'>,
  range: ByteRange,
): Promise<Readable> {
  if ('kept' in packet) return content.read(packet.kept, range);
  const { from, to } = range;
  return Readable.from([packet.inline.bytes.subarray(from, to)]);
}

function nameOf({ packet }: OpenedPacket): string {
  return 'kept' in packet ? packet.kept : 'inline';
}

import { CataloguedError } from '@edoc-axis/domain';
import { bytesOf, createTokenizer, XmlError } from '@edoc-axis/xml';
import { Base64Decoder, Base64Error } from './attachments/base64-decoder.js';
import { inPieces } from './attachments/in-pieces.js';
import type { MeasuredAttachment } from './reading/packet-reading.js';
import { refusalOf } from './reading/xml-refusal.js';

/** A stored packet: its bytes, or what opens the bytes from `from` up to but without `to`. */
export type PacketBytes = Uint8Array | ((from: number, to: number) => AsyncIterable<Uint8Array>);

export type AttachmentPlace = Pick<MeasuredAttachment, 'name' | 'encodedFrom' | 'encodedTo'>;

/**
 * Decodes one attachment of a stored packet, in constant memory, from the place its reading named. The bytes are the
 * ones that were measured: a wrapping ZIP is still around them.
 *
 * @throws CataloguedError `packet.attachment-not-base64` or `xml.…` when other bytes lie there now
 */
export async function* decodeAttachment(packet: PacketBytes, place: AttachmentPlace): AsyncGenerator<Uint8Array, void> {
  const { encodedFrom, encodedTo } = place;
  const encoded =
    packet instanceof Uint8Array ? inPieces(packet.subarray(encodedFrom, encodedTo)) : packet(encodedFrom, encodedTo);
  const decoder = createContentDecoder();
  try {
    yield* decoder.write(Buffer.from(openTag));
    for await (const chunk of encoded) yield* decoder.write(chunk);
    yield* decoder.end();
  } catch (error) {
    throw said(error, place);
  }
}

/**
 * The content is XML, not bare base64: it may be CDATA or hold references such as `&#13;`, so it goes through the
 * tokenizer again, as the content of an element of its own.
 */
const openTag = '<a>';
const closeTag = '</a>';

function createContentDecoder() {
  let decoded: Uint8Array[] = [];
  const base64 = new Base64Decoder((bytes) => decoded.push(Uint8Array.from(bytes)));
  const tokenizer = createTokenizer({}, (token) => {
    if (token.kind === 'text') base64.write(bytesOf(token));
  });
  const taken = (): Uint8Array[] => {
    const all = decoded;
    decoded = [];
    return all;
  };
  return {
    write: (chunk: Uint8Array): Uint8Array[] => {
      tokenizer.write(chunk);
      return taken();
    },
    end: (): Uint8Array[] => {
      tokenizer.write(Buffer.from(closeTag));
      tokenizer.end();
      base64.end();
      return taken();
    },
  };
}

function said(error: unknown, { name, encodedFrom }: AttachmentPlace): unknown {
  if (error instanceof XmlError) return refusalOf(error);
  if (!(error instanceof Base64Error)) return error;
  return new CataloguedError('packet.attachment-not-base64', { attachmentName: name, offset: encodedFrom });
}

import { inlinePacketBytesMax } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import { type FormPart, formParts } from '../../../server/form-parts.js';

/** What `sendEdoc` brings. The packet is to be read to its end: only then is the form known to be whole. */
export interface SentForm {
  readonly type: 'edoc' | 'status';
  readonly packet: AsyncIterable<Buffer>;
}

type Parts = AsyncIterator<FormPart, unknown>;

const typeBytesMax = 100;

/**
 * Reads the form of `sendEdoc` as far as it takes to know what it brings. Real clients write `messageType` behind the file: then
 * as much is held back as a status may be long, and what is longer is a document.
 * @throws CataloguedError `request.malformed`, `request.parameter-missing`, `request.parameter-invalid`; all of them also
 *   while the packet is read
 */
export async function readSentForm(body: AsyncIterable<Buffer>, boundary: string): Promise<SentForm> {
  const parts = formParts(body, boundary)[Symbol.asyncIterator]();
  const { type, file } = await readUpTo('edocFile', parts);
  if (!file) throw new CataloguedError('request.parameter-missing', { parameter: 'edocFile' });
  const pieces = file.content[Symbol.asyncIterator]();
  if (type !== undefined) return { type, packet: restOf(pieces, parts) };
  const held: Buffer[] = [];
  for (let bytes = 0; bytes <= inlinePacketBytesMax;) {
    const { done, value } = await pieces.next();
    if (done) return { type: await demandType(parts), packet: restOf(held[Symbol.iterator](), parts) };
    // Copied: the piece may be a window into a buffer the connection uses again.
    held.push(Buffer.from(value));
    bytes += value.length;
  }
  return { type: 'edoc', packet: longDocument(held, pieces, parts) };
}

async function* longDocument(
  held: readonly Buffer[],
  pieces: AsyncIterator<Buffer>,
  parts: Parts,
): AsyncGenerator<Buffer> {
  yield* held;
  for (let piece = await pieces.next(); !piece.done; piece = await pieces.next()) yield piece.value;
  if ((await demandType(parts)) === 'status')
    throw new CataloguedError('packet.too-large', { packetBytesMax: inlinePacketBytesMax });
}

/** What is left of the file, and then of the form. */
async function* restOf(pieces: AsyncIterator<Buffer> | Iterator<Buffer>, parts: Parts): AsyncGenerator<Buffer> {
  for (let piece = await pieces.next(); !piece.done; piece = await pieces.next()) yield piece.value;
  while (!(await parts.next()).done);
}

async function demandType(parts: Parts): Promise<SentForm['type']> {
  const { type } = await readUpTo(undefined, parts);
  if (type === undefined) throw new CataloguedError('request.parameter-missing', { parameter: 'messageType' });
  return type;
}

/** Up to the part of that name, or to the end of the form. */
async function readUpTo(
  name: string | undefined,
  parts: Parts,
): Promise<{ readonly type?: SentForm['type']; readonly file?: FormPart }> {
  let type: SentForm['type'] | undefined;
  for (let part = await parts.next(); !part.done; part = await parts.next()) {
    if (part.value.name === name) return { type, file: part.value };
    if (part.value.name === 'messageType') type ??= await readType(part.value.content);
  }
  return { type };
}

async function readType(content: AsyncIterable<Buffer>): Promise<SentForm['type']> {
  let written = '';
  for await (const piece of content) {
    written += piece.toString('latin1');
    if (written.length > typeBytesMax) break;
  }
  const type = written.trim().toLowerCase();
  if (type === 'edoc' || type === 'status') return type;
  throw new CataloguedError('request.parameter-invalid', { parameter: 'messageType', problem: 'edoc or status' });
}

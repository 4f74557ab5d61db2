import { catalogue, isCatalogued, placesOf, type CataloguedError } from '@edoc-axis/domain';
import { decodeAttachment, type PacketReading } from '@edoc-axis/edxml';
import { createPacketMeasurer, parseMeasurements, type PacketMeasurements } from '@edoc-axis/signature';
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { inChunks } from '../conformance/xml/happenings.js';
import { mutatedPacket } from './mutated-packet.js';
import { readNaively } from './read-naively.js';
import { createSubject } from './subject.js';

/**
 * A packet is read or refused with a reason, whole or in chunks; what is read survives the way to another process, and
 * is what a reader without any caution would find.
 */
export const readerSubject = createSubject('reader', mutatedPacket, async (bytes) => {
  const outcome = measure([bytes]);
  const flaws: string[] = [];
  for (const size of [1, 7, 1000]) {
    if (!isDeepStrictEqual(measure(inChunks(bytes, size)), outcome))
      flaws.push(`chunks of ${size} bytes make a difference`);
  }
  if ('code' in outcome) return [...flaws, ...findGaps(outcome)];
  return [...flaws, ...findOtherReadings(bytes, outcome), ...(await findOtherContents(bytes, outcome))];
});

type Refusal = Pick<CataloguedError, 'code' | 'params'>;

function measure(chunks: Iterable<Uint8Array>): PacketMeasurements | Refusal {
  const measurer = createPacketMeasurer();
  try {
    for (const chunk of chunks) measurer.write(chunk);
    return measurer.end();
  } catch (error) {
    if (!isCatalogued(error)) throw error;
    const { code, params } = error;
    return { code, params };
  }
}

/** Places of the refusal's sentence that nothing fills. */
function findGaps({ code, params }: Refusal): string[] {
  const required = `${catalogue[code].vi}${catalogue[code].en}`.replaceAll(/\[[^\]]*\]/g, '');
  return placesOf(required)
    .filter((place) => params[place] === undefined || params[place] === '')
    .map((place) => `${code} does not say its ${place}`);
}

function findOtherReadings(bytes: Buffer, measured: PacketMeasurements): string[] {
  const carried: unknown = JSON.parse(JSON.stringify(measured));
  const flaws = isDeepStrictEqual(parseMeasurements(carried), carried) ? [] : ['it does not survive as JSON'];
  const { reading } = measured;
  // Other parsers refuse such a packet altogether.
  if (reading.unboundPrefixes.length > 0) return flaws;
  const naive = readNaively(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  for (const [way, values] of Object.entries(valuesOf(reading))) {
    const found = naive.get(`edXML/edXMLEnvelope/edXMLHeader/MessageHeader/${way}`) ?? [];
    if (!isDeepStrictEqual(found, values)) flaws.push(`${way}: we read ${values.join()}, others ${found.join()}`);
  }
  const contents = naive.get('edXML/AttachmentEncoded/Attachment/ContentTransferEncoded') ?? [];
  const digests = contents.map((content) => (isBase64(content) ? sha256([Buffer.from(content, 'base64')]) : undefined));
  const ours = reading.attachments.map((attachment) => attachment.sha256);
  return isDeepStrictEqual(digests, ours) ? flaws : [...flaws, 'others find other attachments'];
}

/** What decides where a packet goes and what it is, by the way to it. */
function valuesOf({ header, kind }: PacketReading): Readonly<Record<string, readonly string[]>> {
  const from = { 'From/OrganId': [header.from.organId], 'From/OrganName': [header.from.organName] };
  if (kind === 'status') return { ...from, 'ResponseFor/OrganId': [header.responseFor.organId] };
  return {
    ...from,
    'To/OrganId': header.to.map(({ organId }) => organId),
    DocumentId: [header.documentId],
    'Code/CodeNumber': [header.code.codeNumber],
    'Code/CodeNotation': [header.code.codeNotation],
    Subject: [header.subject],
  };
}

/** Attachments that come out of the stored packet as others than were measured. */
async function findOtherContents(bytes: Buffer, { reading }: PacketMeasurements): Promise<string[]> {
  const flaws: string[] = [];
  for (const attachment of reading.attachments) {
    const pieces: Uint8Array[] = [];
    for await (const piece of decodeAttachment(bytes, attachment)) pieces.push(piece);
    if (sha256(pieces) !== attachment.sha256)
      flaws.push(`attachment ${attachment.index} is decoded into something else`);
  }
  return flaws;
}

/** Decoders that skip what they do not know give different people different files. */
function isBase64(content: string): boolean {
  const characters = content.replace(/[ \t\r\n]+/g, '');
  return characters.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(characters);
}

function sha256(pieces: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
}

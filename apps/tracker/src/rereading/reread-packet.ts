import type { ContentStore } from '@edoc-axis/content';
import { type Difference, differencesMax } from '@edoc-axis/contracts';
import { CataloguedError, isCatalogued } from '@edoc-axis/domain';
import { mainDocumentOf, type PacketBytes, packetLimits } from '@edoc-axis/edxml';
import { createPacketMeasurer, type PacketMeasurements, readPdfSignatures } from '@edoc-axis/signature';
import { comparePdf, isComparable } from './compare-pdf.js';
import { type Accepted, comparePacket } from './compare-packet.js';
import { openRoom } from './decoded-files.js';
import { rereadArchive } from './reread-archive.js';

/** Where the bytes of a packet lie. */
export type PacketPlace = { readonly inline: Uint8Array } | { readonly kept: string };

export interface RereadingTask {
  readonly accepted: Accepted;
  readonly place: PacketPlace;
}

export interface RereadingParts {
  readonly content: Pick<ContentStore, 'read'>;
  /** Of decoded files while they are read. */
  readonly spoolFolder: string;
}

/** The most an axis can be told to accept: a limit lowered since is nothing a packet of then could have kept to. */
const limits = {
  ...packetLimits,
  headerBytesMax: 64 * 1024 ** 2,
  headerElementsMax: 4 * packetLimits.headerElementsMax,
  recipientsMax: 100_000,
  attachmentsMax: 10_000,
};
const pieceBytes = 64 * 1024;

/**
 * Measures a stored packet as if it came now, and says in what it is not what it was accepted for. Memory does not grow
 * with the packet.
 * @throws CataloguedError `content.unknown`, and what the disk throws: then nothing is known of the packet
 */
export async function rereadPacket(parts: RereadingParts, { accepted, place }: RereadingTask): Promise<Difference[]> {
  const { packet, attachments, archived } = accepted;
  const open = opener(parts, place);
  const measured = await measure(open(0, packet.bytes + 1));
  if (measured instanceof CataloguedError) return [{ name: 'unreadable', found: measured.code }];
  const differences = comparePacket(accepted, measured);
  // In another packet its files are not to be looked for.
  if (differences.some(({ name }) => name === 'packet-digest')) return differences.slice(0, differencesMax);
  const room = openRoom(parts.spoolFolder, packetBytes(open, place));
  const main = measured.reading.kind === 'document' ? mainDocumentOf(measured.reading)?.index : undefined;
  for (const attachment of attachments) {
    if (differences.length >= differencesMax) break;
    const { n, name, pdf, archive } = attachment;
    const found = measured.reading.attachments.find(({ index }) => index === n - 1);
    if (found && pdf && isComparable(pdf)) {
      const report = await room.decoded(found, readPdfSignatures);
      differences.push(...comparePdf({ place: `#${n}`, name, pdf }, packet, report));
    }
    if (found && archive) {
      const files = archived.filter((one) => one.n === n);
      const known = { n, ...archive, archived: files, isMain: main === n - 1 };
      differences.push(...(await rereadArchive(room, known, packet, found)));
    }
  }
  return differences.slice(0, differencesMax);
}

type Open = (from: number, to: number) => AsyncIterable<Uint8Array>;

/** The bytes from `from` up to, but without, `to`, or to the end. */
function opener({ content }: RereadingParts, place: PacketPlace): Open {
  if ('kept' in place) {
    return async function* (from, to) {
      yield* (await content.read(place.kept, { from, to })) as AsyncIterable<Uint8Array>;
    };
  }
  return async function* (from, to) {
    yield place.inline.subarray(from, to);
  };
}

function packetBytes(open: Open, place: PacketPlace): PacketBytes {
  return 'inline' in place ? place.inline : open;
}

/** A packet that cannot be read is no packet any more; bytes that cannot be had say nothing. */
async function measure(bytes: AsyncIterable<Uint8Array>): Promise<PacketMeasurements | CataloguedError> {
  const measurer = createPacketMeasurer({ limits });
  for await (const piece of bytes) {
    for (let from = 0; from < piece.length; from += pieceBytes) {
      const flaw = flawIn(() => measurer.write(piece.subarray(from, from + pieceBytes)));
      if (flaw) return flaw;
    }
  }
  let measured: PacketMeasurements | undefined;
  return flawIn(() => void (measured = measurer.end())) ?? (measured as PacketMeasurements);
}

function flawIn(act: () => void): CataloguedError | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (isCatalogued(error)) return error;
    throw error;
  }
}

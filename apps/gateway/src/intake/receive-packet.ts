import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import {
  abandonSubmission,
  admitSubmission,
  inlinePacketBytesMax,
  type measurements,
  type ReplyOf,
  type WrittenPacket,
} from '@edoc-axis/contracts';
import { CataloguedError, type ErrorCode } from '@edoc-axis/domain';
import type { PacketBytes } from '@edoc-axis/edxml';
import { type AskedFor, cataloguedFrom, newOccurrence } from '@edoc-axis/platform';
import type { AttachmentReport, PacketMeasurements, PacketMeasurer } from '@edoc-axis/signature';
import type { z } from 'zod';
import type { PdfReadingLimits } from '../pdf/pdf-reading-limits.js';
import type { PdfAttachments } from '../pdf/pdf-attachments.js';
import type { Asker, ContentStore, DoorLimits } from '../ports.js';
import { bodyPieces } from '../server/body-pieces.js';
import type { LatelyAdmitted } from './lately-admitted.js';
import { type CarriedPacket, keepPacket, type PacketKeeper } from './packet-keeper.js';

export interface IntakePorts {
  readonly asker: Asker;
  readonly content: ContentStore;
  readonly limits: DoorLimits;
  readonly latelyAdmitted: LatelyAdmitted;
  readonly createMeasurer: (packet: { packetBytesMax: number; announcedBytes?: number }) => PacketMeasurer;
  readonly pdfs: PdfAttachments;
  readonly pdfLimits: Pick<PdfReadingLimits, 'reportsInMessageBytesMax' | 'reportsBesideBytesMax'>;
}

/** A body that claims to be a packet. */
export interface ArrivingPacket {
  readonly body: Readable;
  readonly by: AskedFor;
  /** Content-Length. */
  readonly announcedBytes?: number;
  /** Lower-case hexadecimal, where the sender said it beforehand. */
  readonly announcedSha256?: string;
  /** The packet in the body, where a door's clients put something around it. The body is, when absent. */
  readonly unwrap?: (body: AsyncIterable<Buffer>) => AsyncIterable<Buffer>;
  /** The packet is written from the body and longer than that: it is never small because its body is. */
  readonly growsFromBody?: boolean;
  /** Called once the body may come: some senders wait for that. */
  readonly letBodyCome: () => void;
}

/** A whole packet, kept and measured; the exchange judges. */
export interface ReceivedPacket {
  readonly packet: CarriedPacket;
  readonly measurements: z.output<typeof measurements>;
  /** Missing when all was declared. */
  readonly undeclaredBytes?: number;
  /** Of a packet that is to be admitted with its submission; missing when it was admitted before. */
  readonly unadmittedBytes?: number;
  readonly written: WrittenPacket;
  /** Shows that its sender was let in, also where its token has ended since. */
  readonly admission?: string;
  /** Takes it back out of `incoming/`: nobody will keep it. */
  readonly discard: () => Promise<void>;
}

/**
 * Takes a packet in: asks whether it may come, then reads it once, measuring and keeping it piece by piece. Memory does
 * not grow with the packet, and when anything goes wrong nothing of it stays.
 * @throws CataloguedError what the exchange says before it admits; `packet.…`, `xml.…` for a packet that cannot be read;
 *   `request.…` for a body that did not come whole
 */
export async function receivePacket(ports: IntakePorts, arriving: ArrivingPacket): Promise<ReceivedPacket> {
  const { announcedBytes } = arriving;
  if (announcedBytes === 0) throw new CataloguedError('packet.empty');
  const admission = seekAdmission(ports, arriving);
  const packetBytesMax = mayComeFirst(ports, arriving) ? inlinePacketBytesMax : (await admission.get()).packetBytesMax;
  const keeper = keepPacket(ports.content, async () => (await admission.get()).contentId);
  let receivedBytes = 0;
  const undeclaredBytes = () => (announcedBytes === undefined ? receivedBytes : undefined);
  try {
    if (announcedBytes !== undefined && announcedBytes > packetBytesMax) throw tooLarge(packetBytesMax);
    arriving.letBodyCome();
    const measured = await readThrough(ports, arriving, packetBytesMax, keeper, (bytes) => (receivedBytes += bytes));
    if (arriving.announcedSha256 !== undefined && arriving.announcedSha256 !== measured.packetSha256) {
      const { announcedSha256 } = arriving;
      throw new CataloguedError('packet.hash-mismatch', { packetSha256: measured.packetSha256, announcedSha256 });
    }
    const packet = await keeper.finish();
    const pdfs = await readPdfs(ports, packet, measured);
    return {
      packet,
      measurements: await carryMeasurements(keeper, measured, pdfs),
      undeclaredBytes: undeclaredBytes(),
      unadmittedBytes: admission.wasSought() ? undefined : announcedBytes,
      written: writtenIn(measured),
      admission: await admission.shown(),
      discard: keeper.abort,
    };
  } catch (error) {
    await keeper.abort();
    // It counts against the sender's packets in flight until this is said, or for a while when it cannot be.
    const { code } = cataloguedFrom(error, arriving.by.occurrence ?? newOccurrence());
    await admission.giveBack(undeclaredBytes(), code).catch(() => undefined);
    throw error;
  }
}

function writtenIn({ reading, packetSha256, packetBytes }: PacketMeasurements): WrittenPacket {
  return { documentId: reading.kind === 'document' ? reading.header.documentId : '', packetSha256, packetBytes };
}

/** Small, and of a caller who was admitted a moment ago: what it would cost us to read it in vain is less than to ask. */
function mayComeFirst(
  { latelyAdmitted }: IntakePorts,
  { announcedBytes = Infinity, by, growsFromBody = false }: ArrivingPacket,
): boolean {
  return (
    !growsFromBody && announcedBytes <= inlinePacketBytesMax && by.caller !== undefined && latelyAdmitted.has(by.caller)
  );
}

/** The exchange's permission, sought when it is first needed. */
function seekAdmission({ asker, latelyAdmitted }: IntakePorts, { announcedBytes, by }: ArrivingPacket) {
  let sought: Promise<ReplyOf<typeof admitSubmission>> | undefined;
  const seek = async () => {
    const admission = await asker.ask(admitSubmission, { declaredBytes: announcedBytes }, by);
    if (by.caller !== undefined) latelyAdmitted.add(by.caller);
    return admission;
  };
  return {
    get: () => (sought ??= seek()),
    wasSought: () => sought !== undefined,
    shown: async () => (await sought)?.admission,
    /** What nobody admitted is admitted first, so that broken packets count as well. */
    async giveBack(undeclaredBytes: number | undefined, refusedWith: ErrorCode): Promise<void> {
      const { admission } = await (sought ??= seek());
      await asker.ask(abandonSubmission, { undeclaredBytes, refusedWith, admission }, by);
    },
  };
}

async function readThrough(
  { limits, createMeasurer }: IntakePorts,
  { body, announcedBytes, unwrap = asItIs }: ArrivingPacket,
  packetBytesMax: number,
  keeper: PacketKeeper,
  onBytes: (bytes: number) => void,
): Promise<PacketMeasurements> {
  const measurer = createMeasurer({ packetBytesMax, announcedBytes });
  const pace = { announcedBytes, waitMs: limits.bodyWaitMs, progressBytes: limits.bodyProgressBytes };
  let bytes = 0;
  for await (const piece of unwrap(bodyPieces(body, pace))) {
    bytes += piece.length;
    onBytes(piece.length);
    if (bytes > packetBytesMax) throw tooLarge(packetBytesMax);
    await measurer.ready();
    measurer.write(piece);
    await keeper.write(piece);
  }
  if (bytes === 0) throw new CataloguedError('packet.empty');
  return measurer.end();
}

/** The body is the packet. */
export function asItIs(body: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  return body;
}

/** From the packet as it was kept: only now it is known which of its attachments are PDF files, and where. */
function readPdfs(
  { content, pdfs, pdfLimits }: IntakePorts,
  packet: CarriedPacket,
  measured: PacketMeasurements,
): Promise<AttachmentReport[]> {
  const { reportsInMessageBytesMax, reportsBesideBytesMax } = pdfLimits;
  const travelsAlong = measured.packetBytes <= inlinePacketBytesMax;
  return pdfs.read(
    measured,
    () => bytesOf(content, packet),
    travelsAlong ? reportsInMessageBytesMax : reportsBesideBytesMax,
  );
}

function bytesOf(content: ContentStore, packet: CarriedPacket): PacketBytes {
  if ('inline' in packet) return packet.inline.bytes;
  return async function* (from, to) {
    yield* await content.readIncoming(packet.incoming, { from, to });
  };
}

/**
 * Beyond this, measurements lie beside the packet: a message between processes has its own limit. They are a few times
 * as long as what they tell of at most, so those of a small packet need not be written twice to know; reports of its
 * PDF files have a limit of their own.
 */
const inlineMeasurementsBytesMax = 256 * 1024;

async function carryMeasurements(
  keeper: PacketKeeper,
  measured: PacketMeasurements,
  pdfs: readonly AttachmentReport[],
): Promise<ReceivedPacket['measurements']> {
  const carried = pdfs.length === 0 ? { ...measured } : { ...measured, pdfs };
  if (measured.packetBytes <= inlinePacketBytesMax) return { inline: carried };
  const bytes = Buffer.from(JSON.stringify(carried));
  if (bytes.length <= inlineMeasurementsBytesMax) return { inline: carried };
  await keeper.writeBeside(bytes);
  return { beside: { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length } };
}

function tooLarge(packetBytesMax: number): CataloguedError {
  return new CataloguedError('packet.too-large', { packetBytesMax });
}

import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { abandonSubmission, admitSubmission, type measurements } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import type { AskedFor } from '@edoc-axis/platform';
import type { PacketMeasurements, PacketMeasurer } from '@edoc-axis/signature';
import type { z } from 'zod';
import type { Asker, ContentStore, DoorLimits } from '../ports.js';
import { bodyPieces } from '../server/body-pieces.js';
import { type CarriedPacket, keepPacket, type PacketKeeper } from './packet-keeper.js';

export interface IntakePorts {
  readonly asker: Asker;
  readonly content: ContentStore;
  readonly limits: DoorLimits;
  readonly createMeasurer: (packet: { packetBytesMax: number; announcedBytes?: number }) => PacketMeasurer;
}

/** A body that claims to be a packet. */
export interface ArrivingPacket {
  readonly body: Readable;
  readonly by: AskedFor;
  /** Content-Length. */
  readonly announcedBytes?: number;
  /** Lower-case hexadecimal, where the sender said it beforehand. */
  readonly announcedSha256?: string;
  /** Called once the body may come: some senders wait for that. */
  readonly letBodyCome: () => void;
}

/** A whole packet, kept and measured; the exchange judges. */
export interface ReceivedPacket {
  readonly packet: CarriedPacket;
  readonly measurements: z.output<typeof measurements>;
  /** Missing when all was declared. */
  readonly undeclaredBytes?: number;
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
  const { announcedBytes, by } = arriving;
  if (announcedBytes === 0) throw new CataloguedError('packet.empty');
  const admission = await ports.asker.ask(admitSubmission, { declaredBytes: announcedBytes }, by);
  const { contentId, packetBytesMax } = admission;
  const keeper = keepPacket(ports.content, contentId);
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
    return {
      packet: await keeper.finish(),
      measurements: await carryMeasurements(ports.content, contentId, measured),
      undeclaredBytes: undeclaredBytes(),
      discard: keeper.abort,
    };
  } catch (error) {
    await keeper.abort();
    // It counts against the sender's packets in flight until this is said, or for a while when it cannot be.
    await ports.asker.ask(abandonSubmission, { undeclaredBytes: undeclaredBytes() }, by).catch(() => undefined);
    throw error;
  }
}

async function readThrough(
  { limits, createMeasurer }: IntakePorts,
  { body, announcedBytes }: ArrivingPacket,
  packetBytesMax: number,
  keeper: PacketKeeper,
  onBytes: (bytes: number) => void,
): Promise<PacketMeasurements> {
  const measurer = createMeasurer({ packetBytesMax, announcedBytes });
  const pace = { announcedBytes, waitMs: limits.bodyWaitMs, progressBytes: limits.bodyProgressBytes };
  let bytes = 0;
  for await (const piece of bodyPieces(body, pace)) {
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

/** Beyond this, measurements lie beside the packet: a message between processes has its own limit. */
const inlineMeasurementsBytesMax = 256 * 1024;

async function carryMeasurements(
  content: ContentStore,
  contentId: string,
  measured: PacketMeasurements,
): Promise<ReceivedPacket['measurements']> {
  const bytes = Buffer.from(JSON.stringify(measured));
  if (bytes.length <= inlineMeasurementsBytesMax) return { inline: { ...measured } };
  await content.writeBeside(contentId, bytes);
  return { beside: { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length } };
}

function tooLarge(packetBytesMax: number): CataloguedError {
  return new CataloguedError('packet.too-large', { packetBytesMax });
}

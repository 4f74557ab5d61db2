import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable, type Stream, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { LeasedDelivery } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import type { PacketAloneJudgement, PacketMeasurements } from '@edoc-axis/signature';
import { AxisUnreachable } from './axis-refusal.js';
import type { AxisClient } from './client.js';

export interface FetchedPacket {
  readonly measurements: PacketMeasurements;
  /** What the signature is worth by itself: whether its certificate belongs to the sender is the axis' word, not ours. */
  readonly judgement: PacketAloneJudgement;
}

/**
 * Brings a leased packet to a file, or writes the one that came along with its lease, and looks at it before anybody
 * confirms: the digest the axis promised, and the sender's signature. The file appears under its name only when both hold; memory does not grow with the packet.
 * @throws CataloguedError `content.digest-mismatch`, `content.too-large` when other bytes arrived than were promised;
 * `signature.…` when the sender's signature does not fit what arrived; `file.not-writable`. AxisUnreachable when the line
 * broke
 */
export async function fetchPacket(
  axis: AxisClient,
  leased: Pick<LeasedDelivery, 'id' | 'document'>,
  file: string,
  onBytes: (bytes: number) => void = () => undefined,
): Promise<FetchedPacket> {
  const partial = `${file}.part`;
  try {
    const measurements = await writeAndMeasure(axis, leased, partial, onBytes);
    const { sha256: announcedSha256 } = leased.document.packet;
    if (measurements.packetSha256 !== announcedSha256) {
      throw new CataloguedError('content.digest-mismatch', {
        announcedSha256,
        computedSha256: measurements.packetSha256,
      });
    }
    const { verifyPacketAlone } = await judging();
    const judgement = verifyPacketAlone(measurements, { trust: 'not-checked', at: new Date() });
    if (judgement.verdict === 'invalid')
      throw new CataloguedError(judgement.code ?? 'signature.invalid', judgement.params);
    await rename(partial, file);
    return { measurements, judgement };
  } finally {
    await rm(partial, { force: true });
  }
}

/** Loaded by who fetches: judging takes as many modules as all the rest, and most commands only ask. */
const judging = () => import('@edoc-axis/signature');

async function writeAndMeasure(
  axis: AxisClient,
  { id, document }: Pick<LeasedDelivery, 'id' | 'document'>,
  file: string,
  onBytes: (bytes: number) => void,
): Promise<PacketMeasurements> {
  const { createPacketMeasurer } = await judging();
  const { base64 } = document.packet;
  const packet =
    base64 === undefined ? await axis.openPacket(document.id, id) : Readable.from([Buffer.from(base64, 'base64')]);
  const measurer = createPacketMeasurer();
  const measure = lookingAt((chunk, bytes) => {
    // More than was promised is not the packet, and must not fill the disk before that is known.
    const contentBytesMax = document.packet.bytes;
    if (bytes > contentBytesMax) throw new CataloguedError('content.too-large', { contentBytesMax });
    measurer.write(chunk);
    onBytes(chunk.length);
  });
  const written = createWriteStream(file, { flush: true });
  // The first to fail ends the others with its own error: which it was is known only at that moment.
  let failed: Stream | undefined;
  for (const stream of [packet, measure, written]) stream.once('error', () => (failed ??= stream));
  try {
    await pipeline(packet, measure, written);
  } catch (cause) {
    if (failed === packet) throw new AxisUnreachable(axis.url, { cause });
    if (failed === written) throw new CataloguedError('file.not-writable', { file }, { cause });
    throw cause;
  }
  return measurer.end();
}

/** Lets everything pass that `look` does not throw at. */
function lookingAt(look: (chunk: Buffer, bytesSoFar: number) => void): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      try {
        look(chunk, bytes);
        done(null, chunk);
      } catch (error) {
        done(error as Error);
      }
    },
  });
}

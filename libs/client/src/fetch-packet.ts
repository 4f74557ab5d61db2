import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { LeasedDelivery } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import {
  createPacketMeasurer,
  type PacketAloneJudgement,
  type PacketMeasurements,
  verifyPacketAlone,
} from '@edoc-axis/signature';
import type { AxisClient } from './client.js';

export interface FetchedPacket {
  readonly measurements: PacketMeasurements;
  /** What the signature is worth by itself: whether its certificate belongs to the sender is the axis' word, not ours. */
  readonly judgement: PacketAloneJudgement;
}

/**
 * Brings a leased packet to a file and looks at it before anybody confirms: the digest the axis promised, and the
 * sender's signature. The file appears under its name only when both hold; memory does not grow with the packet.
 * @throws CataloguedError `content.digest-mismatch` when other bytes arrived than were promised; `signature.…` when the
 * sender's signature does not fit what arrived
 */
export async function fetchPacket(
  axis: AxisClient,
  { document }: Pick<LeasedDelivery, 'document'>,
  file: string,
  onBytes: (bytes: number) => void = () => undefined,
): Promise<FetchedPacket> {
  const partial = `${file}.part`;
  try {
    const measurements = await writeAndMeasure(axis, document.id, partial, onBytes);
    if (measurements.packetSha256 !== document.packet.sha256) {
      throw new CataloguedError('content.digest-mismatch', {
        announcedSha256: document.packet.sha256,
        computedSha256: measurements.packetSha256,
      });
    }
    const judgement = verifyPacketAlone(measurements, { trust: 'not-checked', at: new Date() });
    if (judgement.verdict === 'invalid')
      throw new CataloguedError(judgement.code ?? 'signature.invalid', judgement.params);
    await rename(partial, file);
    return { measurements, judgement };
  } finally {
    await rm(partial, { force: true });
  }
}

async function writeAndMeasure(
  axis: AxisClient,
  document: string,
  file: string,
  onBytes: (bytes: number) => void,
): Promise<PacketMeasurements> {
  const measurer = createPacketMeasurer();
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      try {
        measurer.write(chunk);
        onBytes(chunk.length);
        done(null, chunk);
      } catch (error) {
        done(error as Error);
      }
    },
  });
  await pipeline(await axis.openPacket(document), measure, createWriteStream(file, { flush: true }));
  return measurer.end();
}

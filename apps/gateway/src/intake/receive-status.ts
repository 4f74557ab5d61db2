import { CarriedBytes, inlinePacketBytesMax, type RequestOf, type submitStatus } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import { bodyPieces } from '../server/body-pieces.js';
import { type ArrivingPacket, asItIs, type IntakePorts } from './receive-packet.js';

/**
 * A status packet, whole in memory: it carries no attachments and travels inside one message. What comes without attachments
 * and is longer than that is refused by its length.
 * @throws CataloguedError `packet.…` for what is no status packet, `request.…` for a body that did not come whole
 */
export async function receiveStatus(
  { limits, createMeasurer }: Pick<IntakePorts, 'limits' | 'createMeasurer'>,
  { body, announcedBytes, announcedSha256, unwrap = asItIs, letBodyCome }: ArrivingPacket,
): Promise<RequestOf<typeof submitStatus>> {
  const packetBytesMax = inlinePacketBytesMax;
  const tooLarge = () => new CataloguedError('packet.too-large', { packetBytesMax });
  if (announcedBytes === 0) throw new CataloguedError('packet.empty');
  if (announcedBytes !== undefined && announcedBytes > packetBytesMax) throw tooLarge();
  letBodyCome();
  const measurer = createMeasurer({ packetBytesMax, announcedBytes });
  const pace = { announcedBytes, waitMs: limits.bodyWaitMs, progressBytes: limits.bodyProgressBytes };
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of unwrap(bodyPieces(body, pace))) {
    bytes += piece.length;
    if (bytes > packetBytesMax) throw tooLarge();
    await measurer.ready();
    measurer.write(piece);
    // Copied: the piece may be a window into a buffer the connection uses again.
    pieces.push(Buffer.from(piece));
  }
  if (bytes === 0) throw new CataloguedError('packet.empty');
  const measured = measurer.end();
  const { packetSha256 } = measured;
  if (announcedSha256 !== undefined && announcedSha256 !== packetSha256) {
    throw new CataloguedError('packet.hash-mismatch', { packetSha256, announcedSha256 });
  }
  if (measured.reading.kind !== 'status') throw new CataloguedError('packet.not-a-status');
  return { packet: new CarriedBytes(Buffer.concat(pieces)), measurements: { ...measured } };
}

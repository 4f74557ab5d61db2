import type { PacketReading } from './reading/packet-reading.js';
import { createPacketPass, readPacket } from './read-packet.js';

const rootEnd = Buffer.from('</edXML>');

/**
 * What a packet says before its attachments, of which nothing is read: the source is left where the envelope ends. The
 * reading is as of a packet that ends there.
 * @throws CataloguedError `packet.…` or `xml.…` for what is no packet, and whatever the source throws
 */
export async function readHeaderOf(source: AsyncIterable<Uint8Array>): Promise<PacketReading> {
  const held: Buffer[] = [];
  let envelopeTo: number | undefined;
  const pass = createPacketPass({
    onToken(token) {
      if (token.kind === 'close' && token.depth === 1 && token.name.local === 'edXMLEnvelope') envelopeTo ??= token.to;
    },
  });
  for await (const chunk of source) {
    pass.write(chunk);
    held.push(Buffer.from(chunk));
    if (envelopeTo !== undefined) break;
  }
  return readPacket(Buffer.concat([Buffer.concat(held).subarray(0, envelopeTo), rootEnd]));
}

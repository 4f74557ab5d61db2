import { createPacketMeasurer, judgePacketSignature, signPacket } from '@edoc-axis/signature';
import { aSelfSignedCertificate } from '../../support/certificates.js';
import { aPacket } from './a-packet.js';
import { registering } from './judging.js';

const MiB = 1024 * 1024;
const packetBytes = 300 * MiB;
/** Goes round the second thread's ring many times. */
const roundsBytes = 30 * MiB;
const growthBytesMax = 64 * MiB;

describe('a large packet', () => {
  const office = aSelfSignedCertificate({ key: 'p-256' });
  const { keyPem: key, certificatePem: certificate } = office;

  it('of 300 MB is signed and measured while memory grows by less than 64 MiB', async () => {
    const before = memoryBytes();
    let growthBytes = 0;
    const measurer = createPacketMeasurer();
    for await (const piece of signPacket(() => largePacket(packetBytes), { key, certificate })) {
      measurer.write(piece);
      growthBytes = Math.max(growthBytes, memoryBytes() - before);
    }
    const measured = measurer.end();
    expect(measured.packetBytes).toBeGreaterThan(packetBytes);
    expect(judgePacketSignature(measured.signature, registering(office)).verdict).toBe('valid');
    expect(growthBytes).toBeLessThan(growthBytesMax);
  });

  it('is measured as any other when a second thread digests', async () => {
    const alone = createPacketMeasurer();
    const helped = createPacketMeasurer({ announcedBytes: roundsBytes });
    for await (const piece of signPacket(() => largePacket(roundsBytes), { key, certificate })) {
      alone.write(piece);
      await helped.ready();
      helped.write(piece);
    }
    expect(helped.end()).toEqual(alone.end());
  });
});

async function* largePacket(packetBytes: number): AsyncGenerator<Uint8Array> {
  const [head = '', tail = ''] = aPacket({ attachment: Buffer.from('§') }).split(Buffer.from('§').toString('base64'));
  const line = `${Buffer.alloc(57, 'văn bản lớn').toString('base64')}\n`;
  const chunk = Buffer.from(line.repeat(Math.floor((64 * 1024) / line.length)));
  yield Buffer.from(head);
  for (let bytes = 0; bytes < packetBytes; bytes += chunk.length) yield chunk;
  yield Buffer.from(tail);
}

/** What the process really holds, buffers outside of the heap included. */
function memoryBytes(): number {
  return process.memoryUsage.rss();
}

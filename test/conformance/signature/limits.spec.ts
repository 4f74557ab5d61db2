import { createPacketMeasurer, signPacketBytes } from '@edoc-axis/signature';
import { aSelfSignedCertificate } from '../../support/certificates.js';
import { aPacket } from './a-packet.js';
import { forgeSignature, x509Data } from './forge-signature.js';
import { judge, measure, registering } from './judging.js';

const office = aSelfSignedCertificate();
const MiB = 1024 * 1024;

describe('what a hostile packet can make us hold', () => {
  it('a signature larger than its limit is refused', () => {
    const afterSigning = (text: string) => text.replace('</Signature>', `<Object>${'x'.repeat(128 * 1024)}</Object>$&`);
    const packet = forgeSignature(aPacket(), { signer: office, afterSigning });
    expect(() => measure(packet)).toThrow(
      expect.objectContaining({ code: 'signature.too-large', params: { signatureBytesMax: 128 * 1024 } }),
    );
  });

  it('a signature with a crowd of certificates is invalid', () => {
    const keyInfo = x509Data(...Array.from({ length: 17 }, () => office));
    expect(judge(forgeSignature(aPacket(), { signer: office, keyInfo }), registering(office))).toMatchObject({
      verdict: 'invalid',
      code: 'signature.part-repeated',
    });
  });

  it('a header of many attributes is refused before it fills the memory', () => {
    const crowded = `<x ${Array.from({ length: 60 }, (_, index) => `a${index}=""`).join(' ')}/>`;
    expect(() => measure(aPacket({ headerEnd: crowded.repeat(5_000) }))).toThrow(
      expect.objectContaining({ code: 'packet.header-too-many-elements' }),
    );
  });

  it('what stands before the envelope counts as header', () => {
    const [head = '', tail = ''] = aPacket().split(/(?=<edXML:edXMLEnvelope)/);
    expect(() => measure(`${head}<x>${'y'.repeat(17 * MiB)}</x>${tail}`)).toThrow(
      expect.objectContaining({ code: 'packet.header-too-large' }),
    );
  });

  it('a packet larger than its limit is refused while it comes', () => {
    const measurer = createPacketMeasurer({ limits: { packetBytesMax: 1000 } });
    measurer.write(Buffer.from(aPacket()).subarray(0, 1000));
    expect(() => measurer.write(Buffer.of(0x20))).toThrow(expect.objectContaining({ code: 'packet.too-large' }));
  });

  it('comments and tiny pieces of text are not held one by one', () => {
    const crumbs = '<!---->x&#65;'.repeat(100_000);
    const { keyPem: key, certificatePem: certificate } = office;
    const packet = signPacketBytes(Buffer.from(aPacket({ headerEnd: `<x>${crumbs}</x>` })), { key, certificate });
    const before = process.memoryUsage.rss();
    const measurer = createPacketMeasurer();
    for (const chunk of chunksOf(packet, 16)) measurer.write(chunk);
    expect(measurer.end().signature.presence).toBe('present');
    expect(process.memoryUsage.rss() - before).toBeLessThan(64 * MiB);
  });
});

function* chunksOf(bytes: Buffer, chunkBytes: number): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
}

import { signPacket, signPacketBytes, type PacketMeasurements, type SigningOptions } from '@edoc-axis/signature';
import { anAuthority, aSelfSignedCertificate } from '../../support/certificates.js';
import { aPacket } from './a-packet.js';
import { forgeSignature, putIntoHeader } from './forge-signature.js';
import { judge, measure, registering } from './judging.js';

const office = anAuthority().issues();
const options: SigningOptions = { key: office.keyPem, certificate: office.certificatePem };
const packet = aPacket();

const sign = (text: string, more: Partial<SigningOptions> = {}) =>
  signPacketBytes(Buffer.from(text), { ...options, ...more }).toString();

describe('signing a packet', () => {
  it('adds the signature at the end of the header and leaves every other byte as it was', () => {
    const signed = sign(packet);
    const signature = signed.slice(signed.indexOf('<Signature '), signed.indexOf('</Signature>') + 12);
    expect(signed).toBe(putIntoHeader(packet, signature));
    expect(judge(signed, registering(office)).verdict).toBe('valid');
  });

  it('replaces a placeholder where it stands', () => {
    const withPlaceholder = aPacket({ headerEnd: '\n<Signature><SignedInfo>x</SignedInfo></Signature>\n<extra/>' });
    const signed = sign(withPlaceholder);
    expect(signed).toMatch(/\n<Signature xmlns="http:\/\/www.w3.org\/2000\/09\/xmldsig#">.*<\/Signature>\n<extra\/>/);
    expect(signed).not.toContain('<Signature>');
    expect(judge(signed, registering(office)).verdict).toBe('valid');
  });

  it('removes a second placeholder', () => {
    const signed = sign(aPacket({ headerEnd: '<Signature/><extra/><Signature></Signature>' }));
    expect(signed.match(/<Signature\b/g)).toHaveLength(1);
    expect(judge(signed, registering(office)).verdict).toBe('valid');
  });

  it('refuses a packet that is signed already, unless the signature is to be replaced', () => {
    const signed = sign(packet);
    expect(() => sign(signed)).toThrow(expect.objectContaining({ code: 'signature.two-signatures' }));
    const replaced = sign(signed, { replace: true, digest: 'sha512' });
    expect(judge(replaced, registering(office))).toMatchObject({ verdict: 'valid', algorithms: { digest: 'sha512' } });
  });

  it('gives the same packet from a stream in pieces of any size', async () => {
    const text = aPacket({ headerEnd: '<Signature><x/></Signature>' });
    const expected = sign(text);
    for (const chunkBytes of [1, 7, 64, 1000, 100_000]) {
      const pieces: Uint8Array[] = [];
      for await (const piece of signPacket(() => inChunks(text, chunkBytes), options)) pieces.push(piece);
      expect(Buffer.concat(pieces).toString()).toBe(expected);
    }
  });

  it('refuses a source that changed between the passes', async () => {
    let passes = 0;
    const source = () => inChunks(passes++ === 0 ? packet : packet.replace('V/v', 'v/V'), 100);
    await expect(drained(signPacket(source, options))).rejects.toMatchObject({ code: 'signature.digest-mismatch' });
  });

  it('refuses what no axis would take', () => {
    expect(() => sign(packet.replace('<edXML:From>', '<edXML:From xlink:type="">'))).toThrow(
      expect.objectContaining({ code: 'xml.prefix-unbound' }),
    );
    expect(() => sign(packet.slice(0, -10))).toThrow(expect.objectContaining({ code: 'xml.truncated' }));
    const misplaced = aPacket({ afterEnvelope: '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>' });
    expect(() => sign(misplaced)).toThrow(expect.objectContaining({ code: 'signature.misplaced' }));
  });

  it("refuses a key that is not the certificate's, that is too small or that cannot be read", () => {
    const other = aSelfSignedCertificate();
    const small = aSelfSignedCertificate({ key: 'rsa-1024' });
    const refusal = (key: string, certificate: string) => () => sign(packet, { key, certificate });
    expect(refusal(other.keyPem, office.certificatePem)).toThrow(
      expect.objectContaining({ code: 'signature.value-mismatch' }),
    );
    expect(refusal(small.keyPem, small.certificatePem)).toThrow(
      expect.objectContaining({ code: 'signature.key-too-small' }),
    );
    expect(refusal('no key', office.certificatePem)).toThrow(expect.objectContaining({ code: 'system.key-invalid' }));
    expect(refusal(office.keyPem, 'no certificate')).toThrow(
      expect.objectContaining({ code: 'certificate.not-a-certificate' }),
    );
    expect(() => sign(packet, { signatureAlgorithm: 'ecdsa-sha256' })).toThrow(
      expect.objectContaining({ code: 'signature.key-does-not-fit' }),
    );
  });

  it('reads back what it wrote: the same header, the same attachments', () => {
    const unplaced = ({ header, manifest, attachments, contentDigest }: PacketMeasurements['reading']) => ({
      header,
      manifest,
      contentDigest,
      attachments: attachments.map(({ encodedFrom, encodedTo, ...facts }) => [facts, encodedTo - encodedFrom]),
    });
    const before = measure(packet).reading;
    const after = measure(sign(packet)).reading;
    expect(unplaced(after)).toEqual(unplaced(before));
    expect([before.signatures.length, after.signatures.length]).toEqual([0, 1]);
  });

  it('agrees with an independent signer about the digest', () => {
    const ours = measure(sign(packet)).signature;
    const theirs = measure(forgeSignature(packet, { signer: office })).signature;
    expect(ours).toEqual(theirs);
  });
});

async function* inChunks(text: string, chunkBytes: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
}

async function drained(pieces: AsyncIterable<Uint8Array>): Promise<number> {
  let bytes = 0;
  for await (const piece of pieces) bytes += piece.length;
  return bytes;
}

import { parseMeasurements, signPacketBytes, type PacketMeasurements } from '@edoc-axis/signature';
import { readdirSync, readFileSync } from 'node:fs';
import { aSelfSignedCertificate } from '../../support/certificates.js';
import { aPacket } from './a-packet.js';
import { forgeSignature } from './forge-signature.js';
import { measure } from './judging.js';

const office = aSelfSignedCertificate({ key: 'p-256' });
const samples = new URL('../packets/', import.meta.url);
const carried = (measured: unknown): unknown => JSON.parse(JSON.stringify(measured));

describe('measurements on their way to another process', () => {
  const packets = readdirSync(samples).filter((name) => name.endsWith('.edxml'));

  it.each(packets)('of %s arrive as they left', (name) => {
    const measured = measure(readFileSync(new URL(name, samples)));
    expect(parseMeasurements(carried(measured))).toEqual(carried(measured));
  });

  it('of a signature of every kind arrive as they left', () => {
    const { keyPem: key, certificatePem: certificate } = office;
    const present = signPacketBytes(Buffer.from(aPacket()), { key, certificate }).toString();
    const foreign = forgeSignature(aPacket(), { signer: office, uri: '#x', makeValue: () => Buffer.of(1) });
    const broken = present.replace('<DigestValue>', '<DigestValue><!-- -->');
    for (const [packet, presence] of [
      [present, 'present'],
      [foreign, 'foreign'],
      [broken, 'broken'],
    ] as const) {
      const measured = measure(packet);
      expect(measured.signature.presence).toBe(presence);
      expect(parseMeasurements(carried(measured))).toEqual(carried(measured));
    }
  });

  const good = measure(forgeSignature(aPacket(), { signer: office, makeValue: () => Buffer.of(1) }));
  const withSignature = (change: object) => ({ ...good, signature: { ...good.signature, ...change } });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a list', []],
    ['a digest that is none', { ...good, packetSha256: 'abc' }],
    ['a length below zero', { ...good, packetBytes: -1 }],
    ['no reading', { ...good, reading: undefined } satisfies Partial<PacketMeasurements>],
    ['a signature of no known kind', withSignature({ presence: 'perhaps' })],
    ['an algorithm nobody knows', withSignature({ signatureAlgorithm: 'rsa-md5' })],
    ['a digest nobody knows', withSignature({ digestAlgorithm: 'constructor' })],
    ['certificates that are not text', withSignature({ certificates: [1] })],
    ['SignedInfo that is not base64', withSignature({ signedInfo: '<SignedInfo/>' })],
    ['a code that is not in the catalogue', withSignature({ presence: 'broken', code: 'no.such', params: {} })],
  ])('are refused when they are %s', (_, value) => {
    expect(() => parseMeasurements(value)).toThrow(expect.objectContaining({ code: 'process.bad-message' }));
  });
});

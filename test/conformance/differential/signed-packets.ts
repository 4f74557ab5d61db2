import { signPacketBytes } from '@edoc-axis/signature';
import { anAuthority, type TestCertificate } from '../../support/certificates.js';
import { arbitraryPacket, type ArbitraryPacket } from './arbitrary-packet.js';
import { createRandom } from '../../support/random.js';
import { orderSignature, type SignatureOrder, type SignerKey } from './signature-order.js';
import { writeSignatureTemplate } from './signature-template.js';
import { signWithXmlCrypto } from './xml-crypto.js';
import { signWithXmlsec1 } from './xmlsec1.js';

export const sender = 'H36.15';
export const authority = anAuthority({ key: 'p-256' });
export const signers: Readonly<Record<SignerKey, TestCertificate>> = {
  'rsa-2048': authority.issues(),
  'p-256': authority.issues({ key: 'p-256' }),
  'p-384': authority.issues({ key: 'p-384' }),
  'p-521': authority.issues({ key: 'p-521' }),
};

export interface SignedPacket {
  readonly seed: number;
  readonly order: SignatureOrder;
  readonly text: string;
}

/** Each seed is one packet, and how and by whom it is signed: the same every time, but for the keys. */
export function signPackets(seeds: readonly number[], xmlsec1Path: string): SignedPacket[] {
  const drafts = seeds.map(draftPacket);
  const bySoftware = (software: SignatureOrder['software']) =>
    drafts.filter(({ order }) => order.software === software);
  return [
    ...bySoftware('ours').map(signOurselves),
    ...bySoftware('xml-crypto').map(signByXmlCrypto),
    ...signByXmlsec1(bySoftware('xmlsec1'), xmlsec1Path),
  ];
}

interface Draft {
  readonly seed: number;
  readonly packet: ArbitraryPacket;
  readonly order: SignatureOrder;
  readonly template: string;
}

function draftPacket(seed: number): Draft {
  const random = createRandom(seed);
  const order = orderSignature(random);
  const packet = arbitraryPacket(random, sender, order.dialect);
  return { seed, packet, order, template: writeSignatureTemplate(random, order) };
}

function signOurselves({ seed, packet, order }: Draft): SignedPacket {
  const { keyPem: key, certificatePem: certificate } = signers[order.key];
  const { canonicalization, digest, algorithm: signatureAlgorithm } = order;
  const options = { key, certificate, canonicalization, digest, signatureAlgorithm };
  return { seed, order, text: signPacketBytes(Buffer.from(packet.before + packet.after), options).toString() };
}

function signByXmlCrypto({ seed, packet, order }: Draft): SignedPacket {
  const signature = signWithXmlCrypto(packet.before + packet.after, order, signers[order.key]);
  return { seed, order, text: packet.before + signature + packet.after };
}

/** In no canonical form we use: they tell where the signature stands in what xmlsec1 gives back. */
const from = '<!--signature-->';
const to = '<!--/signature-->';

/** Only the signature is taken from xmlsec1: around it the packet stays as its builder wrote it. */
function signByXmlsec1(drafts: readonly Draft[], path: string): SignedPacket[] {
  return Object.entries(signers).flatMap(([key, signer]) => {
    const own = drafts.filter(({ order }) => order.key === key);
    const templates = own.map(({ packet, template }) => packet.before + from + template + to + packet.after);
    return signWithXmlsec1(path, templates, signer).map((signed, index) => {
      const { seed, order, packet } = own[index] as Draft;
      const signature = signed.slice(signed.indexOf(from) + from.length, signed.indexOf(to));
      return { seed, order, text: packet.before + signature + packet.after };
    });
  });
}

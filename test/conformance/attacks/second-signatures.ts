import { forgeSignature } from '../signature/forge-signature.js';
import { invalid, type Attack } from './attack.js';
import {
  ecdsaBy,
  evilPacket,
  impostor,
  office,
  packet,
  replaced,
  signature,
  signatureOf,
  signed,
} from './genuine-packet.js';
import { places } from './hiding-places.js';

const xmldsig = 'http://www.w3.org/2000/09/xmldsig#';
const dummy = `<Signature xmlns="${xmldsig}"/>`;

/** Well made, by somebody who only calls himself the sender. */
const impostors = signatureOf(forgeSignature(evilPacket, ecdsaBy(impostor)));

const seconds = { 'the genuine one again': signature, 'an empty one': dummy, "an impostor's": impostors };

const beside = Object.entries(seconds).flatMap(([name, second]): Attack[] => {
  const two = invalid('signature.two-signatures');
  return [
    [`${name} before the genuine one`, () => replaced(signed, signature, second + signature), two],
    [`${name} behind the genuine one`, () => replaced(signed, signature, signature + second), two],
    [`${name} with an empty one in between`, () => replaced(signed, signature, second + dummy + signature), two],
  ];
});

const parents = [
  'SignedInfo',
  'Reference',
  'Transforms',
  'DigestValue',
  'SignatureValue',
  'KeyInfo',
  'X509Data',
  'X509Certificate',
];

const inside = Object.entries(seconds).flatMap(([name, second]) =>
  parents.map((parent): Attack => {
    const nested = replaced(signature, `</${parent}>`, `${second}</${parent}>`);
    return [
      `${name} in ${parent} of the genuine one`,
      () => replaced(signed, signature, nested),
      invalid('signature.misplaced'),
    ];
  }),
);

const around = Object.entries({
  'an Object of an empty one': [`<Signature xmlns="${xmldsig}"><Object>`, '</Object></Signature>'],
  'the KeyInfo of an empty one': [`<Signature xmlns="${xmldsig}"><KeyInfo>`, '</KeyInfo></Signature>'],
  'a placeholder': ['<Signature>', '</Signature>'],
  'an element nobody knows': ['<Vendor>', '</Vendor>'],
}).map(([name, [before, after]]): Attack => {
  return [
    `the genuine one in ${name}`,
    () => replaced(signed, signature, before + signature + after),
    invalid('signature.misplaced'),
  ];
});

/** One in the header that holds, and another where the sender put it before signing, so that it is signed, too. */
const elsewhere = places.flatMap(({ name, mark, parent }): Attack[] => {
  if (parent === 'header') return [];
  const build = (stray: string) => () => forgeSignature(replaced(packet, mark, stray + mark), { signer: office });
  return [
    [`an empty one ${name}, signed along`, build(dummy), invalid('signature.misplaced')],
    [
      `an empty one in an element nobody knows ${name}, signed along`,
      build(`<Vendor>${dummy}</Vendor>`),
      invalid('signature.misplaced'),
    ],
    [`the genuine one again ${name}`, () => replaced(signed, mark, signature + mark), invalid('signature.misplaced')],
  ];
});

export const secondSignatures: readonly Attack[] = [...beside, ...inside, ...around, ...elsewhere];

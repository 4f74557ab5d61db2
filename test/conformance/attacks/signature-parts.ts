import { forgeSignature } from '../signature/forge-signature.js';
import { invalid, unsupported, type Attack, type End } from './attack.js';
import { office, packet, replaced, signature, signed } from './genuine-packet.js';

interface Part {
  readonly name: string;
  /** When a second one stands beside it. */
  readonly doubled: End;
  /** When there is none. */
  readonly missing: End;
}

const repeated = invalid('signature.part-repeated');
const partMissing = unsupported('signature.part-missing');

const parts: readonly Part[] = [
  { name: 'SignedInfo', doubled: invalid('signature.two-signed-infos'), missing: partMissing },
  { name: 'SignatureValue', doubled: repeated, missing: partMissing },
  { name: 'KeyInfo', doubled: repeated, missing: unsupported('signature.certificate-missing') },
];

/** These are signed themselves: what is done to them on the way breaks the signature, what the sender does does not. */
const signedParts: readonly Part[] = [
  { name: 'CanonicalizationMethod', doubled: repeated, missing: partMissing },
  { name: 'SignatureMethod', doubled: repeated, missing: partMissing },
  { name: 'Reference', doubled: unsupported('signature.reference-count'), missing: partMissing },
  { name: 'Transforms', doubled: repeated, missing: partMissing },
  { name: 'DigestMethod', doubled: repeated, missing: partMissing },
  { name: 'DigestValue', doubled: repeated, missing: partMissing },
];

const onTheWay = parts.concat(signedParts).flatMap((part) => attacksOn(part, 'on the way', afterwards));
const bySender = signedParts.flatMap((part) => attacksOn(part, 'by the sender', signedSo));

/** A second SignedInfo where a search for the name finds it, and two readers find two. */
const hiddenSignedInfos = ['KeyInfo', 'X509Data', 'X509Certificate', 'SignatureValue', 'Reference', 'DigestValue'].map(
  (parent): Attack => [
    `SignedInfo: a second one in ${parent}`,
    afterwards(`</${parent}>`, `${elementOf('SignedInfo')}</${parent}>`),
    invalid('signature.two-signed-infos'),
  ],
);

export const signatureParts: readonly Attack[] = [...onTheWay, ...bySender, ...hiddenSignedInfos];

function attacksOn(
  { name, doubled, missing }: Part,
  who: string,
  change: (before: string, after: string) => () => string,
): Attack[] {
  const genuine = elementOf(name);
  const fake = `<${name}${/^<\w+([^>]*?)\/?>/.exec(genuine)?.[1] ?? ''}></${name}>`;
  const misplaced = invalid('packet.element-misplaced');
  return [
    [`${name}: the same twice, ${who}`, change(genuine, genuine + genuine), doubled],
    [`${name}: an empty one before the genuine one, ${who}`, change(genuine, fake + genuine), doubled],
    [`${name}: an empty one behind the genuine one, ${who}`, change(genuine, genuine + fake), doubled],
    [
      `${name}: one of another namespace before the genuine one, ${who}`,
      change(genuine, `<${name} xmlns="urn:other"/>${genuine}`),
      misplaced,
    ],
    [
      `${name}: one of no namespace behind the genuine one, ${who}`,
      change(genuine, `${genuine}<${name} xmlns=""/>`),
      misplaced,
    ],
    [
      `${name}: the genuine one in another namespace, ${who}`,
      change(genuine, genuine.replace(`<${name}`, `$& xmlns="urn:other"`)),
      misplaced,
    ],
    [`${name}: left out, ${who}`, change(genuine, ''), missing],
  ];
}

/** What stands outside of SignedInfo is not signed: this changes the signature without breaking it. */
function afterwards(before: string, after: string): () => string {
  return () => replaced(signed, signature, replaced(signature, before, after));
}

function signedSo(before: string, after: string): () => string {
  return () => forgeSignature(packet, { signer: office, beforeSigning: (text) => replaced(text, before, after) });
}

function elementOf(name: string): string {
  const [element] = new RegExp(`<${name}(?: [^>]*)?(?:/>|>[^]*?</${name}>)`).exec(signature) ?? [];
  if (!element) throw new Error(`${name} does not stand in the signature`);
  return element;
}

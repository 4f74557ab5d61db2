import type { StrongDigestName, StrongSignatureName, CanonicalizationName } from '@edoc-axis/signature';
import { c14n, exclusive } from '../signature/forge-signature.js';
import type { Dialect } from './dialect.js';
import type { Random } from '../../support/random.js';

/** Who signs: two implementations nobody here wrote, and ours. */
export type Software = 'xmlsec1' | 'xml-crypto' | 'ours';
export type SignerKey = 'rsa-2048' | 'p-256' | 'p-384' | 'p-521';

/** How a packet is to be signed: anything inside the profile. */
export interface SignatureOrder {
  readonly software: Software;
  /** Of the packet: plain where xml-crypto signs it, or is its only judge. */
  readonly dialect: Dialect;
  readonly key: SignerKey;
  readonly algorithm: StrongSignatureName;
  readonly digest: StrongDigestName;
  readonly canonicalization: CanonicalizationName;
  /** Behind enveloped-signature; none means C14N 1.0. */
  readonly transform: CanonicalizationName | undefined;
  /** Of InclusiveNamespaces, for SignedInfo and for the document. */
  readonly infoPrefixes: readonly string[];
  readonly documentPrefixes: readonly string[];
}

const hashes = ['sha256', 'sha384', 'sha512'] as const;
const othersThanXmlsec1: readonly Software[] = ['xml-crypto', 'ours'];
const plainPrefixes = ['edXML', 'ed', 'p', 'q', 'unused', 'xlink', 'nobody'];
const anySoftware: readonly Software[] = ['xml-crypto', 'ours', 'xmlsec1', 'xmlsec1', 'xmlsec1'];
/** Some are bound in some packets, one in none. xml-crypto knows no `#default`. */
const prefixes = { plain: plainPrefixes, any: [...plainPrefixes, '#default', 'văn', 'ns-1'] };
const forms = ['c14n', 'exc-c14n'] as const;

export function orderSignature(random: Random): SignatureOrder {
  const key = random.pick(['rsa-2048', 'rsa-2048', 'p-256', 'p-384', 'p-521'] as const);
  const isPss = key === 'rsa-2048' && random.chance(0.3);
  const scheme = key !== 'rsa-2048' ? 'ecdsa' : isPss ? 'rsa-pss' : 'rsa';
  // xmlsec1 knows no PSS.
  const software = random.pick(isPss ? othersThanXmlsec1 : anySoftware);
  const dialect = isPss || software === 'xml-crypto' ? 'plain' : 'any';
  const listed = () => random.some(3, () => random.pick(prefixes[dialect]));
  return {
    software,
    dialect,
    key,
    algorithm: `${scheme}-${random.pick(hashes)}`,
    digest: random.pick(hashes),
    canonicalization: random.pick(forms),
    transform: random.pick([...forms, undefined]),
    infoPrefixes: random.chance(0.4) ? listed() : [],
    documentPrefixes: random.chance(0.4) ? listed() : [],
  };
}

export const formIdentifiers = { c14n, 'exc-c14n': exclusive } as const;

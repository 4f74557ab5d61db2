import { type CertificateDetails, detailsOf, isSelfIssued } from './certificate-details.js';
import type { GeneralName } from './general-names.js';
import { flawOfKey } from './key-strength.js';
import { arePermitted } from './name-constraints.js';
import { mailAddressesIn } from './names.js';
import { policiesHold } from './policies.js';
import { purposeFits, type Purpose, signs } from './purposes.js';
import type { Certificate } from './read-certificate.js';

/** What can be wrong with a path whatever the time. */
export type PathFlaw =
  | 'key-weak'
  | 'extension-unknown'
  | 'not-for-signing'
  | 'not-for-purpose'
  | 'issuer-not-a-ca'
  | 'path-too-long'
  | 'name-not-permitted'
  | 'policy-missing';

export interface FlawOfPath {
  readonly problem: PathFlaw;
  /** The certificate to blame. */
  readonly at: Certificate;
  /** For experts: an extension's identifier, a key's kind. */
  readonly detail?: string;
}

/**
 * Judges a path as RFC 5280 §6.1 does, apart from signatures, names that chain, validity and revocation. Other than there
 * the root is a certificate like the others: what it says about path length, names and its own key counts too (RFC 5937).
 *
 * @param path the signer's certificate first, the root last; all of them DER
 * @returns the first flaw from the root downwards
 */
export function flawOfPath(path: readonly Certificate[], purpose: Purpose | undefined): FlawOfPath | undefined {
  const downwards = path.map((certificate) => ({ certificate, details: detailsOf(certificate) })).reverse();
  for (const [index, link] of downwards.entries()) {
    const issuers = downwards.slice(0, index);
    const flaw = flawOfLink(link, issuers, index === downwards.length - 1, purpose);
    if (flaw) return { at: link.certificate, ...flaw };
  }
  const belowRoot = downwards.slice(1);
  if (policiesHold(belowRoot.map(({ details }) => details))) return undefined;
  // Whose demand is not met: only he can say what his policies were meant to allow.
  const demanding = belowRoot.find(({ details }) => details.extensions.requireExplicitPolicy !== undefined);
  const at = demanding?.certificate ?? path[0];
  return at && { problem: 'policy-missing', at };
}

interface Link {
  readonly certificate: Certificate;
  readonly details: CertificateDetails;
}

type Flaw = Omit<FlawOfPath, 'at'>;

function flawOfLink(
  { certificate, details }: Link,
  issuers: readonly Link[],
  isLeaf: boolean,
  purpose: Purpose | undefined,
): Flaw | undefined {
  const { extensions } = details;
  const key = flawOfKey(certificate.publicKey);
  if (key) return { problem: 'key-weak', detail: String(key.params.keyKind ?? `${key.params.bits} bit`) };
  if (extensions.unknownCritical) return { problem: 'extension-unknown', detail: extensions.unknownCritical };
  if (!namesPermitted(details, issuers, isLeaf)) return { problem: 'name-not-permitted' };
  return isLeaf ? flawOfLeaf(details, purpose) : flawOfIssuer(details, issuers);
}

function flawOfLeaf({ extensions }: CertificateDetails, purpose: Purpose | undefined): Flaw | undefined {
  const { keyUsage, purposes } = extensions;
  if (purpose === 'issuing') {
    const issues = !keyUsage || keyUsage('keyCertSign') || keyUsage('cRLSign');
    return issues ? undefined : { problem: 'not-for-purpose' };
  }
  if (!signs(extensions)) return { problem: 'not-for-signing' };
  if (purpose && !purposeFits(purposes, purpose)) return { problem: 'not-for-purpose', detail: purposes?.join(', ') };
  return undefined;
}

function flawOfIssuer(details: CertificateDetails, above: readonly Link[]): Flaw | undefined {
  const { ca, keyUsage } = details.extensions;
  if (!ca || keyUsage?.('keyCertSign') === false) return { problem: 'issuer-not-a-ca' };
  return isTooDeep([...above.map((link) => link.details), details]) ? { problem: 'path-too-long' } : undefined;
}

/** Whether one of the CAs allows fewer CAs below it than there are here; self-issued ones do not count (§6.1.4 l, m). */
function isTooDeep(authorities: readonly CertificateDetails[]): boolean {
  return authorities.some(({ extensions: { pathLength = Infinity } }, index) => {
    return authorities.slice(index + 1).filter((below) => !isSelfIssued(below)).length > pathLength;
  });
}

/** CAs that renew themselves keep the names they have (§6.1.3 b, c); whoever signs documents does not. */
function namesPermitted(details: CertificateDetails, issuers: readonly Link[], isLeaf: boolean): boolean {
  if (!isLeaf && isSelfIssued(details)) return true;
  const constraints = issuers.flatMap(({ details: { extensions } }) => extensions.nameConstraints ?? []);
  if (constraints.length === 0) return true;
  const names: GeneralName[] = [
    ...(details.subject.parts.length > 0 ? [{ form: 'directory' as const, name: details.subject }] : []),
    ...details.extensions.alternativeNames,
    ...mailAddressesIn(details.subject).map((text) => ({ form: 'mail' as const, text })),
  ];
  return constraints.every((one) => arePermitted(names, one));
}

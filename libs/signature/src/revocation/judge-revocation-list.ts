import { type CertificateDetails, detailsOf } from '../certificates/certificate-details.js';
import { flawOfKey } from '../certificates/key-strength.js';
import type { Certificate } from '../certificates/read-certificate.js';
import { isSignedWith } from '../certificates/signing-algorithm.js';
import type { RevocationList } from './read-revocation-list.js';
import {
  judgeTimes,
  reasonOf,
  type RevocationEvidence,
  type RevocationVerdict,
  unknown,
} from './revocation-verdict.js';

export interface RevocationListQuestion {
  readonly certificate: Certificate;
  /** Who issued it, and is trusted. */
  readonly issuer: Certificate;
  /** Trusted certificates of the same CA with other keys: lists are signed with the newest, or with one only for lists. */
  readonly alsoSigners?: readonly Certificate[];
  readonly at: Date;
}

/**
 * What a revocation list says of a certificate at a moment (RFC 5280 §6.3.3): its own CA's list alone, signed by that CA,
 * complete and not stale. Delta and indirect lists are refused by name: nobody here would put them together.
 */
export function judgeRevocationList(list: RevocationList, question: RevocationListQuestion): RevocationVerdict {
  const { certificate, issuer, alsoSigners = [], at } = question;
  const details = detailsOf(certificate);
  if (list.issuer.key !== details.issuer.key)
    return unknown('revocation.list-of-another', { listIssuer: issuer.facts.subject });
  const unfit = unfitScope(list, details);
  if (unfit) return unfit;
  if (!list.algorithm) return unknown('revocation.signature-weak');
  const signer = [issuer, ...alsoSigners].find(
    (candidate) => mayHaveSigned(candidate, list) && hasSigned(candidate, list),
  );
  if (!signer) return unknown('revocation.signature-wrong', { signer: issuer.facts.subject });
  const { thisUpdate, nextUpdate, sha256 } = list;
  if (!nextUpdate) return unknown('revocation.undated');
  const outOfTime = judgeTimes({ thisUpdate, nextUpdate }, at);
  if (outOfTime) return outOfTime;
  const evidence: RevocationEvidence = {
    kind: 'list',
    responder: signer.facts.subject,
    thisUpdate,
    nextUpdate,
    sha256,
  };
  const entry = list.entries.get(details.serial);
  if (!entry) return { state: 'good', evidence };
  const { revokedAt, reason, invalidSince } = entry;
  return { state: 'revoked', revokedAt, reason: reasonOf(reason), invalidSince, evidence };
}

function unfitScope({ scope }: RevocationList, { extensions }: CertificateDetails): RevocationVerdict | undefined {
  if (scope.unknownCritical) return unknown('revocation.extension-unknown', { detail: scope.unknownCritical });
  if (scope.delta) return unknown('revocation.list-delta');
  if (scope.indirect) return unknown('revocation.list-indirect');
  const other = scope.only !== undefined && scope.only !== (extensions.ca ? 'authorities' : 'users');
  // A list for another part of the CA's certificates, handed out in place of ours, would always say good.
  const here = (place: string) => place !== '' && extensions.listPlaces.includes(place);
  const elsewhere = scope.places.length > 0 && !scope.places.some(here);
  if (scope.someReasons || other || elsewhere) return unknown('revocation.list-partial');
  return undefined;
}

/** Of the CA's name, with a key for lists that is strong enough. */
function mayHaveSigned(candidate: Certificate, list: RevocationList): boolean {
  const { subject, extensions } = detailsOf(candidate);
  return (
    subject.key === list.issuer.key && extensions.keyUsage?.('cRLSign') !== false && !flawOfKey(candidate.publicKey)
  );
}

/** By the signer's digest. Thousands of certificates are looked up in one list of megabytes, which is checked once. */
const signatures = new WeakMap<RevocationList, Map<string, boolean>>();

function hasSigned({ facts, publicKey }: Certificate, list: RevocationList): boolean {
  const known = signatures.get(list) ?? new Map<string, boolean>();
  signatures.set(list, known);
  const { algorithm, signed, signature } = list;
  const holds =
    known.get(facts.sha256) ?? (algorithm !== undefined && isSignedWith(publicKey, algorithm, signed, signature));
  known.set(facts.sha256, holds);
  return holds;
}

import type { ErrorCode } from '@edoc-axis/domain';
import { chainToTrust, isInForce } from '../certificates/chain-to-trust.js';
import { isForStampingAlone } from '../certificates/purposes.js';
import { sayPathFailure } from '../certificates/say-certificate.js';
import { flawOfKey } from '../certificates/key-strength.js';
import type { Certificate, CertificateFacts } from '../certificates/read-certificate.js';
import { digestOf } from '../packet/algorithms.js';
import type { Revocation } from '../packet/judgement.js';
import { readableCertificates } from '../packet/leaf-certificate.js';
import { fits } from '../packet/signature-scheme.js';
import { isSameDigest, isSignedBy } from './check-signer.js';
import type { StampMeasurement, TimeStampMeasurement } from './measurements.js';

export interface StampQuestion {
  readonly roots: readonly Certificate[];
  readonly intermediates: readonly Certificate[];
  /** What is known of an authority, by its path: its certificate, then the CAs above it up to one of the roots. */
  readonly findRevocation?: (path: readonly Certificate[]) => Revocation | undefined;
  /** No stamp is later than this moment. */
  readonly firstSeenAt: Date;
}

export type StampJudgement =
  | { readonly holds: true; readonly at: Date; readonly authority: CertificateFacts }
  | { readonly holds: false; readonly problem: StampProblem; readonly authority?: CertificateFacts };

export interface StampProblem {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, unknown>>;
}

/**
 * Whether a time stamp proves its moment (RFC 3161 §2.2 and §2.3): its authority leads to trust, was in force and not
 * revoked at that moment. That the authority's certificate ended since takes nothing from it; that its key was stolen,
 * whenever, takes everything.
 */
export function judgeTimeStamp(stamp: StampMeasurement, question: StampQuestion): StampJudgement {
  if (stamp.presence !== 'present') return { holds: false, problem: { code: stamp.code, params: stamp.params } };
  const [authority] = readableCertificates(stamp.certificates.slice(0, 1));
  if (!authority) return { holds: false, problem: problem('signature.certificate-unreadable') };
  const found = findFlaw(stamp, authority) ?? findAuthorityFlaw(stamp, authority, question);
  return found
    ? { holds: false, problem: found, authority: authority.facts }
    : { holds: true, at: new Date(stamp.stampedAt), authority: authority.facts };
}

function findFlaw(stamp: TimeStampMeasurement, { facts, publicKey }: Certificate): StampProblem | undefined {
  const { subject } = facts;
  const { signatureAlgorithm, digestAlgorithm, imprintAlgorithm } = stamp;
  const flaw = flawOfKey(publicKey);
  if (flaw) return { code: flaw.code, params: { ...flaw.params, subject } };
  if ([digestOf(signatureAlgorithm), digestAlgorithm, imprintAlgorithm].includes('sha1')) {
    return problem('signature.digest-not-accepted', { algorithm: 'SHA-1' });
  }
  if (!fits(signatureAlgorithm, publicKey) || !isSignedBy(stamp, publicKey)) {
    return problem('cms.value-mismatch', { subject });
  }
  const holdsTogether =
    isSameDigest(digestAlgorithm, stamp.digestClaimed, stamp.digestComputed) &&
    isSameDigest(imprintAlgorithm, stamp.imprintClaimed, stamp.imprintComputed);
  if (!holdsTogether) return problem('cms.digest-mismatch');
  if (stamp.signingCertificate === 'matches') return undefined;
  return problem(stamp.signingCertificate === 'absent' ? 'cms.part-missing' : 'cms.part-wrong', {
    part: 'signingCertificate',
  });
}

function findAuthorityFlaw(
  { stampedAt, certificates }: TimeStampMeasurement,
  authority: Certificate,
  { roots, intermediates, firstSeenAt, findRevocation }: StampQuestion,
): StampProblem | undefined {
  const at = new Date(stampedAt);
  const { subject, notBefore, notAfter } = authority.facts;
  if (at.getTime() > firstSeenAt.getTime() + clockDifferenceMs) return problem('cms.stamped-in-future', { stampedAt });
  if (!isForStampingAlone(authority)) return problem('cms.not-for-stamping', { subject });
  if (!isInForce(authority, at)) {
    return at < new Date(notBefore)
      ? problem('certificate.not-yet-valid', { subject, validFromAt: notBefore })
      : problem('certificate.expired', { subject, validUntil: notAfter });
  }
  const chain = [...intermediates, ...readableCertificates(certificates.slice(1))];
  const path = chainToTrust(authority, chain, roots, at, 'time-stamping');
  if (path.trusted) return findRevoked(at, path.path, findRevocation);
  const { code, params } = sayPathFailure(path, authority, at);
  return problem(code, params);
}

/** Clocks of honest authorities and ours may differ by so much. */
const clockDifferenceMs = 5 * 60_000;

/** That nobody answers about an authority takes nothing from its stamps: the CA that appointed it is trusted. */
function findRevoked(
  stampedAt: Date,
  path: readonly Certificate[],
  findRevocation: StampQuestion['findRevocation'],
): StampProblem | undefined {
  const revocation = findRevocation?.(path);
  if (revocation?.state !== 'revoked') return undefined;
  const { revokedAt, reason } = revocation;
  if (!/compromise/i.test(reason) && stampedAt < revokedAt) return undefined;
  return problem('certificate.revoked', { subject: path[0]?.facts.subject, revokedAt, reason });
}

function problem(code: ErrorCode, params: StampProblem['params'] = {}): StampProblem {
  return { code, params };
}

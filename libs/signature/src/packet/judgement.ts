import type { CertificateRole, ErrorCode, Verdict } from '@edoc-axis/domain';
import type { CertificateFacts } from '../certificates/read-certificate.js';
import type { CanonicalizationName, DigestName, SignatureName } from './algorithms.js';
import type { PresentSignature, SignatureMeasurement } from './measurements.js';

/** What a signature is worth, and why, in words a person can act on. */
export interface PacketJudgement {
  readonly verdict: Verdict;
  /** Why it is not simply valid; undefined when it is. */
  readonly code?: ErrorCode;
  readonly params: Readonly<Record<string, unknown>>;
  /** The signer's, where one could be read: also with a refusal, so that the diagnosis can name it. */
  readonly certificate?: CertificateFacts;
  /** As what the certificate is registered; only when it is. */
  readonly role?: CertificateRole;
  /** Only of a signature inside the profile. */
  readonly algorithms?: JudgedAlgorithms;
}

export interface JudgedAlgorithms {
  /** Of SignedInfo. */
  readonly canonicalization: CanonicalizationName;
  /** Of the document. */
  readonly transform: CanonicalizationName;
  readonly digest: DigestName;
  readonly signature: SignatureName;
}

/** Where there is nothing that a certificate could confirm. */
export function judgeUnmeasured(
  signature: Exclude<SignatureMeasurement, PresentSignature>,
  agency: string,
): PacketJudgement {
  switch (signature.presence) {
    case 'absent':
      return signature.placeholder
        ? { verdict: 'absent', code: 'signature.placeholder', params: {} }
        : { verdict: 'absent', code: 'signature.absent', params: { agency } };
    case 'broken':
      return { verdict: 'invalid', code: signature.code, params: signature.params };
    case 'foreign':
      return { verdict: 'unsupported', code: signature.code, params: signature.params };
  }
}

export function algorithmsOf(signature: PresentSignature): JudgedAlgorithms {
  const { canonicalization, transform, digestAlgorithm, signatureAlgorithm } = signature;
  return { canonicalization, transform, digest: digestAlgorithm, signature: signatureAlgorithm };
}

/** A certificate as the registry publishes it. */
export interface RegisteredCertificate {
  /** Of the DER, lower-case hex: certificates are compared whole, never by name. */
  readonly sha256: string;
  readonly role: CertificateRole;
  /** Codes of the agencies it may sign for, in the same form as the `sender` given to the judge. */
  readonly agencies: readonly string[];
  /** Set by an administrator: what is accepted at or after this moment is not believed any more. */
  readonly notTrusted?: { readonly since: Date; readonly reason: string };
  /** What its authority said last. Missing while revocation is not checked. */
  readonly revocation?: Revocation;
}

export type Revocation =
  | { readonly state: 'good' }
  | { readonly state: 'revoked'; readonly revokedAt: Date; readonly reason: string; readonly responder?: string }
  /** Nobody answers: since when, and until when that is let pass. */
  | { readonly state: 'unknown'; readonly since: Date; readonly responder: string; readonly graceUntil: Date };

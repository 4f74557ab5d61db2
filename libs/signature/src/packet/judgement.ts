import type { ErrorCode, Verdict } from '@edoc-axis/domain';
import type { CertificateFacts } from '../certificates/read-certificate.js';
import type { CanonicalizationName, DigestName, SignatureName } from './algorithms.js';

/** What a signature is worth, and why, in words a person can act on. */
export interface PacketJudgement {
  readonly verdict: Verdict;
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, unknown>>;
  /** The signer's, when it could be read: also of a refused one, so that the diagnosis can name it. */
  readonly certificate?: CertificateFacts;
  /** How the certificate is registered; only when it is. */
  readonly role?: CertificateRole;
  readonly algorithms?: JudgedAlgorithms;
}

export interface JudgedAlgorithms {
  readonly canonicalization: CanonicalizationName;
  readonly transform: CanonicalizationName;
  readonly digest: DigestName;
  readonly signature: SignatureName;
}

export type CertificateRole = 'organisation' | 'person';

/** A certificate as the registry publishes it. */
export interface RegisteredCertificate {
  /** Of the DER, lower-case hex: certificates are compared whole, never by name. */
  readonly sha256: string;
  readonly role: CertificateRole;
  /** Codes of the agencies it may sign for, in the same form as the `sender` given to the judge. */
  readonly agencies: readonly string[];
  /** Set by an administrator: signatures accepted at or after this moment are not believed. */
  readonly notTrustedSince?: Date;
  /** What its authority said last. Missing while revocation is not checked. */
  readonly revocation?: Revocation;
}

export type Revocation =
  | { readonly state: 'good' }
  | { readonly state: 'revoked'; readonly revokedAt: Date; readonly reason?: string }
  | { readonly state: 'unknown'; readonly since: Date };

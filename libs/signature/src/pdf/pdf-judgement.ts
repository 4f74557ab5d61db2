import type { CertificateRole, ClosedAgency, ErrorCode, PdfVerdict, Verdict } from '@edoc-axis/domain';
import type { CertificateFacts, Certificate } from '../certificates/read-certificate.js';
import type { DigestName, SignatureName } from '../packet/algorithms.js';
import type { RegisteredCertificate, Revocation } from '../packet/judgement.js';
import type { PdfChange, PdfSignatureKind } from './pdf-report.js';

export interface PdfQuestion {
  readonly attachmentName: string;
  /** Code of the sending agency, in the form the register uses. */
  readonly sender: string;
  /** Looks a certificate up in the register, whichever agencies it is for, by the SHA-256 of its DER (lower-case hex). */
  readonly findRegistered: (sha256: string) => RegisteredCertificate | undefined;
  /** Of these agencies, the one that has closed and whose work the sender took over: what it signed before is the sender's to send. */
  readonly findClosedAgency?: (agencies: readonly string[]) => ClosedAgency | undefined;
  /**
   * What is known of a certificate that is not registered, a stranger's or a time-stamp authority's. It is asked with its
   * path: the certificate, then the CAs above it up to one of the roots.
   */
  readonly findRevocation?: (path: readonly Certificate[]) => Revocation | undefined;
  readonly roots: readonly Certificate[];
  readonly intermediates: readonly Certificate[];
  /** When this axis first saw these very bytes: the signing time that is proven where there is no stamp. */
  readonly firstSeenAt: Date;
  /** The moment of judging: days of grace are counted up to it, whenever the bytes were first seen. */
  readonly at: Date;
  /** The days of grace do not end for the document it belongs to. */
  readonly urgent?: boolean;
  /** An administrator allowed SHA-1 for this sender. */
  readonly allowSha1?: boolean;
}

/** Something a person should read, in the words of the catalogue. */
export interface PdfRemark {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, unknown>>;
}

/** What the signatures in a PDF file are worth. */
export interface PdfJudgement {
  /** Of the organisation's signature; of several, the best. `absent` when there is none, `unreadable` of the file. */
  readonly verdict: PdfVerdict;
  /** Why it is not simply valid; undefined when it is. */
  readonly code?: ErrorCode;
  readonly params: Readonly<Record<string, unknown>>;
  /** Whose good signatures are in it: see `standingOf`. */
  readonly signedBy: { readonly person: boolean; readonly organisation: boolean };
  /** In the order in which they were made. */
  readonly signatures: readonly PdfSignatureJudgement[];
  /** About the file. */
  readonly remarks: readonly PdfRemark[];
}

export interface PdfSignatureJudgement {
  readonly field: string;
  readonly kind: PdfSignatureKind;
  readonly verdict: Verdict;
  readonly code?: ErrorCode;
  readonly params: Readonly<Record<string, unknown>>;
  /** The signer's, where one could be read. */
  readonly certificate?: CertificateFacts;
  /** As what the certificate is registered; only when it is. */
  readonly role?: CertificateRole;
  readonly coversWholeFile: boolean;
  readonly changesAfter: PdfChange;
  readonly algorithms?: { readonly digest: DigestName; readonly signature: SignatureName };
  /** The signer's own word. RFC 3339 in UTC. */
  readonly claimedAt?: string;
  /** Only where the signature itself holds. */
  readonly provenTime?: ProvenTime;
  readonly remarks: readonly PdfRemark[];
}

/** The moment before which the signature was certainly made. */
export interface ProvenTime {
  readonly at: string;
  readonly by: 'time-stamp' | 'first-seen';
  /** The time-stamp authority's. */
  readonly authority?: CertificateFacts;
}

import type { DigestName, SignatureName } from '../packet/algorithms.js';
import type { SignatureRemark } from '../packet/measurements.js';

/**
 * One signer of a CMS SignedData (RFC 5652), measured: facts without judgement, plain JSON. Bytes are base64, times
 * RFC 3339 in UTC.
 */
export interface SignerMeasurement {
  readonly digestAlgorithm: DigestName;
  /** The attribute messageDigest. Of any length. */
  readonly digestClaimed: string;
  /** Of the bytes that are signed: of a PDF's covered ranges, of a stamp's TSTInfo. */
  readonly digestComputed: string;
  readonly signatureAlgorithm: SignatureName;
  /** Of PSS alone: how long the salt is. */
  readonly saltBytes?: number;
  /** The DER of SET OF Attribute: what the key signed (RFC 5652 §5.4). */
  readonly signedAttributes: string;
  readonly signatureValue: string;
  /** Every certificate it brought, at least one: the signer's first, by the name or key it gives itself. */
  readonly certificates: readonly string[];
  /** What signing-certificate or signing-certificate-v2 (RFC 5035) says of the first of `certificates`. */
  readonly signingCertificate: 'matches' | 'differs' | 'absent';
  /** The attribute signingTime: the signer's own word. */
  readonly claimedAt?: string;
}

/** A time-stamp token (RFC 3161). */
export interface TimeStampMeasurement extends SignerMeasurement {
  readonly presence: 'present';
  readonly stampedAt: string;
  readonly imprintAlgorithm: DigestName;
  readonly imprintClaimed: string;
  /** Of what is stamped: a signature value, or a PDF's covered ranges. */
  readonly imprintComputed: string;
  /** Dotted notation. */
  readonly stampPolicy: string;
}

/** Nobody honest builds such a structure. */
export interface BrokenCms extends SignatureRemark {
  readonly presence: 'broken';
}

/** Made in a way we do not check: whether it holds, we do not know. */
export interface ForeignCms extends SignatureRemark {
  readonly presence: 'foreign';
}

export type StampMeasurement = TimeStampMeasurement | BrokenCms | ForeignCms;

export interface SignedContent extends SignerMeasurement {
  readonly presence: 'present';
  /** Of the signature value: RFC 3161 appendix A. */
  readonly timeStamps: readonly StampMeasurement[];
}

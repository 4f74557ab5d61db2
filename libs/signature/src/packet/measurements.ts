import type { ErrorCode } from '@edoc-axis/domain';
import type { PacketReading } from '@edoc-axis/edxml';
import type { CanonicalizationName, DigestName, SignatureName } from './algorithms.js';

/**
 * What one pass over a packet's bytes found: facts without judgement. Plain JSON, because the process that measures is
 * not the one that judges. Digests of bytes are lower-case hex; everything copied from the XML signature is base64.
 */
export interface PacketMeasurements {
  readonly packetSha256: string;
  readonly packetBytes: number;
  /** Header and attachments, read from the very tokens that went into the canonical digest. */
  readonly reading: PacketReading;
  readonly signature: SignatureMeasurement;
}

export type SignatureMeasurement = AbsentSignature | BrokenSignature | ForeignSignature | PresentSignature;

export interface AbsentSignature {
  readonly presence: 'absent';
  /** A `Signature` in the packet's own namespace stood in the header: some builders write one with dummy values. */
  readonly placeholder: boolean;
}

/** Nobody honest builds such a packet: refused under every policy, whoever signed it. */
export interface BrokenSignature extends SignatureRemark {
  readonly presence: 'broken';
}

/** A signature outside the profile: we do not know whether it holds, and count it as absent. */
export interface ForeignSignature extends SignatureRemark {
  readonly presence: 'foreign';
  readonly certificates: readonly string[];
}

/** A signature inside the profile, measured in full. Whether it holds is the judge's business. */
export interface PresentSignature {
  readonly presence: 'present';
  /** Of SignedInfo. */
  readonly canonicalization: CanonicalizationName;
  /** Of the document, after enveloped-signature; C14N 1.0 when no transform follows it. */
  readonly transform: CanonicalizationName;
  readonly digestAlgorithm: DigestName;
  /** White space removed. Of any length: a dummy value is not worth an error here. */
  readonly digestClaimed: string;
  readonly digestComputed: string;
  readonly signatureAlgorithm: SignatureName;
  /** The canonical bytes of SignedInfo: what the key signed. */
  readonly signedInfo: string;
  readonly signatureValue: string;
  /** Every X509Certificate of KeyInfo in document order, at least one. Not parsed: they may be anything. */
  readonly certificates: readonly string[];
}

export interface SignatureRemark {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string | number>>;
}

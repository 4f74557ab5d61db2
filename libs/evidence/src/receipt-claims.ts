import { createHash } from 'node:crypto';
import type { ReceiptEvent } from '@edoc-axis/domain';

/**
 * What one receipt states, about one act. `iat` is the second it was signed in, `at` the moment of the act itself;
 * `by` is who acted: a system, a person, or the axis.
 */
export interface ReceiptClaims {
  readonly iss: string;
  /** 128 random bits, base64url. */
  readonly jti: string;
  /** Seconds since 1970. */
  readonly iat: number;
  readonly event: ReceiptEvent;
  readonly doc: {
    /** The axis' own name for the document; for a refused submission, for the refusal. */
    readonly id: string;
    readonly documentId: string;
    readonly sender: string;
    readonly packetSha256: string;
  };
  /** The delivery and its recipient, on every receipt that is about one. */
  readonly delivery?: string;
  readonly recipient?: string;
  /** On acceptance: every effective recipient, or above `listedMax` how many and a digest of their codes. */
  readonly recipients?: readonly string[] | CodesDigest;
  /** The codes the packet names, where they differ from who receives for them. */
  readonly addressedTo?: readonly string[] | CodesDigest;
  readonly reason?: {
    readonly code: string;
    readonly params?: Readonly<Record<string, unknown>>;
    readonly text?: string;
  };
  /** On ContentHandover: what convinced the axis. */
  readonly confirmedBy?: 'digest' | 'client-said-done' | 'status' | 'person';
  /** What the party said in its own name, beside our word for it. */
  readonly said?: SaidByParty;
  /** RFC 3339. */
  readonly at: string;
  readonly by: string;
  readonly policy?: string;
  /** Of the packet's signature. */
  readonly verdict?: string;
  /** On acceptance: of the signatures inside its PDF files, the first `listedMax` of them; missing when there are none. */
  readonly pdfs?: readonly JudgedPdfClaim[];
  /** What the signatures make of the document before the law. */
  readonly standing?: string;
  readonly directoryVersion?: number;
}

/**
 * Either a statement signed with the system's own key, with the key it was registered with then; or the digest of the status
 * packet it sent, with what that one's signature was worth.
 */
export type SaidByParty =
  | { readonly jws: string; readonly key: { readonly kid: string; readonly jwk: Readonly<Record<string, string>> } }
  | { readonly packetSha256: string; readonly verdict: string; readonly certificate?: string };

export interface JudgedPdfClaim {
  /** Which attachment of the packet, from 1. */
  readonly n: number;
  /** Where it lies inside that attachment, when that is an archive. */
  readonly path?: string;
  /** Of the file; of the archive where the file was not unpacked. */
  readonly sha256: string;
  readonly verdict: string;
  /** It is the document itself. */
  readonly main?: boolean;
  /** Of the document itself: why a signature counts although its agency or certificate has ended since. */
  readonly remarks?: readonly ClaimedRemark[];
}

/** A sentence of the catalogue of errors, as it was when the receipt was signed. */
export interface ClaimedRemark {
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export interface CodesDigest {
  readonly count: number;
  /** Of the codes, sorted by their bytes, each followed by a line feed. */
  readonly sha256: string;
}

/** Longer lists make way for their digest: a receipt is read by people and kept for decades. */
export const listedMax = 50;

/** The codes themselves, in their order, or above `listedMax` their count and digest. */
export function listOrDigest(codes: readonly string[]): readonly string[] | CodesDigest {
  return codes.length <= listedMax ? codes : digestOfCodes(codes);
}

/** Whoever has the codes can show that they are these: SHA-256 over them as `CodesDigest` says. */
export function digestOfCodes(codes: readonly string[]): CodesDigest {
  // Codes are ASCII, so the order of UTF-16 units is the order of their bytes.
  const sorted = [...codes].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const sha256 = createHash('sha256');
  for (const code of sorted) sha256.update(`${code}\n`);
  return { count: codes.length, sha256: sha256.digest('hex') };
}

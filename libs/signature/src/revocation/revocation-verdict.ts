import type { ErrorCode, RevocationReason } from '@edoc-axis/domain';

/** What an authority's answer says of one certificate, and what is to be kept to prove it. */
export type RevocationVerdict =
  | { readonly state: 'good'; readonly evidence: RevocationEvidence }
  | RevokedVerdict
  /** The answer says nothing that can be believed; `code` says why. */
  | UnknownVerdict;

export interface RevokedVerdict {
  readonly state: 'revoked';
  readonly revokedAt: Date;
  readonly reason: RevocationReason;
  /** Since when the key is believed to be in other hands, where the CA says so. */
  readonly invalidSince: Date | undefined;
  readonly evidence: RevocationEvidence;
}

export interface UnknownVerdict {
  readonly state: 'unknown';
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, unknown>>;
}

export interface RevocationEvidence {
  readonly kind: 'ocsp' | 'list';
  /** Subject of the certificate whose key signed the answer. */
  readonly responder: string;
  readonly thisUpdate: Date;
  /** Undefined where a responder promises nothing: it can always be asked again. */
  readonly nextUpdate: Date | undefined;
  /** Of the answer's DER, lower-case hex. */
  readonly sha256: string;
}

/** CRLReason, RFC 5280 §5.3.1, in the order of their numbers; 7 is not used. */
const reasons: readonly (RevocationReason | undefined)[] = [
  'unspecified',
  'keyCompromise',
  'cACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
  undefined,
  'removeFromCRL',
  'privilegeWithdrawn',
  'aACompromise',
];

/** A reason nobody knows is the worst one we know nothing about: it stays revoked. */
export function reasonOf(number: number | undefined): RevocationReason {
  return (number === undefined ? undefined : reasons[number]) ?? 'unspecified';
}

export function unknown(code: ErrorCode, params: UnknownVerdict['params'] = {}): UnknownVerdict {
  return { state: 'unknown', code, params };
}

/** Clocks differ; an answer from further in the future is not believed. */
const clockSkewMs = 5 * 60_000;

/** Whether an answer's times include the moment: what is stale was perhaps kept back by somebody. */
export function judgeTimes(
  { thisUpdate, nextUpdate }: { readonly thisUpdate: Date; readonly nextUpdate: Date | undefined },
  at: Date,
): UnknownVerdict | undefined {
  if (thisUpdate.getTime() > at.getTime() + clockSkewMs)
    return unknown('revocation.not-yet-valid', { thisUpdateAt: thisUpdate });
  if (nextUpdate && at > nextUpdate) return unknown('revocation.stale', { nextUpdateAt: nextUpdate });
  return undefined;
}

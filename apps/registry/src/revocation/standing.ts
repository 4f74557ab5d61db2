import type { AuthorityAnswer, RevocationEntry } from '@edoc-axis/contracts';
import type { ErrorCode } from '@edoc-axis/domain';
import type { Certificate, RevocationEvidence, RevocationVerdict } from '@edoc-axis/signature';

/** What is known of a certificate's revocation, and when it will be asked again. */
export interface Standing {
  readonly certificate: string;
  /** `not-checked`: it names nobody to ask, and no list was carried in. Nothing is published of it. */
  readonly state: 'not-checked' | 'good' | 'revoked' | 'unknown';
  readonly responder: string;
  /** Unknown: since when. Else: of when the answer is. */
  readonly since?: Date;
  /** Good: until then. */
  readonly until?: Date;
  readonly revokedAt?: Date;
  readonly reason?: string;
  readonly answer?: string;
  /** About the CAs above, where the answer rests on them too. */
  readonly authorities?: readonly AuthorityAnswer[];
  readonly failures: number;
  readonly problem?: Problem;
  /** Undefined: never. */
  readonly nextAttemptAt?: Date;
}

export interface Problem {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, unknown>>;
}

/** An answer that says something. */
export type Said = Exclude<RevocationVerdict, { state: 'unknown' }>;

const minute = 60_000;
const hour = 60 * minute;
/** Of an answer that does not say how long it is good. */
const undatedMs = hour;
const attemptMsMin = 5 * minute;
const attemptMsMax = 24 * hour;
const retryMsMin = minute;
const retryMsMax = 30 * minute;

/** What is known of a certificate before anybody was asked. */
export function unasked(certificate: Certificate, namesAuthority: boolean, at: Date): Standing {
  const nextAttemptAt = namesAuthority && !hasEnded(certificate, at) ? at : undefined;
  return { certificate: certificate.facts.sha256, state: 'not-checked', responder: '', failures: 0, nextAttemptAt };
}

/** Nobody answers about it any more, nor has anybody to ask. */
export function hasEnded({ facts }: Certificate, at: Date): boolean {
  return at > new Date(facts.notAfter);
}

/** An answer, who gave it, and those about the CAs above that it rests on. */
export interface Given {
  readonly said: Said;
  readonly responder: string;
  readonly authorities?: readonly AuthorityAnswer[];
}

/** After an answer. What was revoked stays so, whatever is said later: only a suspension ends. */
export function afterAnswer(former: Standing, given: Given, at: Date, random: number): Standing {
  const { said, responder, authorities } = given;
  const { thisUpdate, nextUpdate, sha256: answer } = said.evidence;
  const until = nextUpdate ?? new Date(at.getTime() + undatedMs);
  const asked = { certificate: former.certificate, responder, authorities, failures: 0 };
  const nextAttemptAt = refreshAt(said.evidence, until, at, random);
  if (said.state === 'revoked' && said.reason !== 'removeFromCRL') {
    const { revokedAt, reason } = said;
    return { ...asked, state: 'revoked', since: thisUpdate, revokedAt, reason, answer, nextAttemptAt };
  }
  if (former.state === 'revoked' && former.reason !== 'certificateHold') {
    return { ...former, failures: 0, problem: undefined, nextAttemptAt };
  }
  return { ...asked, state: 'good', since: thisUpdate, until, answer, nextAttemptAt };
}

/** After an attempt in which nobody said anything. A good answer holds as long as it said, and the grace begins after it. */
export function afterFailure(
  former: Standing,
  responder: string,
  problem: Problem,
  at: Date,
  random: number,
): Standing {
  const failures = former.failures + 1;
  const retryMs = Math.min(retryMsMin * 2 ** (failures - 1), retryMsMax);
  const failed = { ...former, failures, problem, nextAttemptAt: later(at, retryMs * (0.75 + random / 2)) };
  switch (former.state) {
    case 'revoked':
    case 'unknown':
      return failed;
    case 'good':
      return former.until && at > former.until
        ? { ...failed, state: 'unknown', responder, since: former.until, until: undefined, ...nobodyAnswered }
        : failed;
    case 'not-checked':
      return { ...failed, state: 'unknown', responder, since: at };
  }
}

const nobodyAnswered = { answer: undefined, authorities: undefined };

/** As it stands in the directory; undefined where nothing is published. */
export function entryOf(standing: Standing): RevocationEntry | undefined {
  const { certificate, state, responder, since, until, revokedAt, reason, answer, authorities = [] } = standing;
  if (state === 'not-checked' || !since) return undefined;
  return {
    kind: 'revocation',
    ...{ certificate, state, responder, reason, answer },
    since: since.toISOString(),
    until: until?.toISOString(),
    revokedAt: revokedAt?.toISOString(),
    ...(authorities.length > 0 ? { authorities: [...authorities] } : {}),
  };
}

/**
 * When four fifths of the answer's time are over, a little earlier or later for each certificate: thousands of one CA
 * must not ask in the same second.
 */
function refreshAt({ thisUpdate }: RevocationEvidence, until: Date, at: Date, random: number): Date {
  const spanMs = Math.max(0, until.getTime() - thisUpdate.getTime());
  const wantedMs = thisUpdate.getTime() + spanMs * (0.7 + random * 0.2) - at.getTime();
  return later(at, Math.min(Math.max(wantedMs, attemptMsMin), attemptMsMax));
}

function later(at: Date, ms: number): Date {
  return new Date(at.getTime() + ms);
}

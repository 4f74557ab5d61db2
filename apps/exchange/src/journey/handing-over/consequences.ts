import type { ErrorCode } from '@edoc-axis/domain';
import { newId } from '@edoc-axis/platform';
import type { EndedAttempt } from '../../store/attempts.js';
import type { ClaimedRow } from '../../store/claims.js';
import type { DestinationRow, StoredProblem } from '../../store/destinations.js';
import type { CarryingLimits } from './carrying-limits.js';
import { retryAfterMs, retryDelayMs } from './retry-delay.js';

/** What became of an attempt. */
export type Became = { readonly outcome: 'confirmed' | 'called-off' } | Interrupted | Awaited | Failed;

interface Interrupted {
  readonly outcome: 'interrupted';
  /** What went wrong in ourselves; undefined: we were stopped. */
  readonly fault?: unknown;
}

interface Awaited {
  readonly outcome: 'awaited';
  /** Of a destination that fails because it does not confirm: it has, since it was found to. */
  readonly confirms: boolean;
}

export interface Failed {
  readonly outcome: 'failed';
  readonly problem: { readonly code: ErrorCode; readonly params: Readonly<Record<string, unknown>> };
  readonly said?: string;
  readonly definite: boolean;
  readonly retryAfter?: string;
}

type Consequences = Omit<EndedAttempt, 'delivery' | 'n' | 'system' | 'url' | 'hash' | 'at' | 'failuresBeforeProbing'>;

interface Of {
  readonly due: ClaimedRow;
  /** As it was when the delivery was claimed. */
  readonly fares: DestinationRow;
}

interface Chances {
  /** From 0 to 1. */
  readonly random: () => number;
  readonly carrying: CarryingLimits;
}

/** What it means for the delivery and for its destination: when each is tried again. */
export function consequencesOf(became: Became, of: Of, at: Date, { random, carrying }: Chances): Consequences {
  const later = (ms: number) => new Date(at.getTime() + ms);
  const nextAt = later(retryDelayMs(of.due.before + 1, random(), carrying));
  switch (became.outcome) {
    case 'confirmed':
      return { outcome: 'confirmed', destination: 'works' };
    case 'awaited': {
      const { confirmationMs } = carrying;
      const afterwards = new Date(nextAt.getTime() + confirmationMs);
      const destination = saidByPromise(became, of, carrying);
      return {
        ...{ outcome: 'awaited', heldUntil: later(confirmationMs), nextAt: afterwards, destination },
        ...(destination === 'fails' && {
          openUntil: pauseAfter({}, of, at, { random, carrying }),
          destinationProblem: notConfirmed(of),
        }),
      };
    }
    case 'called-off':
      // Mostly it waits no longer. What does must not be tried again and again without a pause.
      return { outcome: 'called-off', nextAt };
    case 'interrupted':
      return { outcome: 'interrupted', nextAt: became.fault === undefined ? undefined : nextAt };
    case 'failed': {
      const openUntil = isOfPlace(became) ? pauseAfter(became, of, at, { random, carrying }) : undefined;
      return { ...failureOf(became, of, at, openUntil && openUntil > nextAt ? openUntil : nextAt), nextAt, openUntil };
    }
  }
}

/** Ours are damaged or missing packets: the destination is not to blame. */
export function isTheirs(code: ErrorCode): boolean {
  return code.startsWith('destination.');
}

/**
 * What a promise to confirm is worth: who has broken the one before, for the same delivery, fails. From then on another
 * promise says nothing until one was kept; when it is tried one by one, it must not be enough to go on with the next.
 */
function saidByPromise({ confirms }: Awaited, { due, fares }: Of, { failuresBeforeProbing }: CarryingLimits) {
  const isSilent = fares.problem?.code === 'destination.not-confirmed';
  if (isSilent && confirms) return 'works';
  if (due.promised_until) return 'fails';
  if (!isSilent) return 'works';
  return fares.failures >= failuresBeforeProbing ? 'fails' : undefined;
}

function notConfirmed({ due, fares }: Of): StoredProblem | undefined {
  if (!due.promised_until) return fares.problem ?? undefined;
  return { code: 'destination.not-confirmed', params: { promisedUntil: due.promised_until.toISOString() } };
}

/** Whether it says something of the destination, and not only of this packet. */
function isOfPlace({ problem, definite }: Failed): boolean {
  return isTheirs(problem.code) && !definite;
}

/** Nothing is tried there before then: it asked for that, or so much failed in a row. */
function pauseAfter(
  { retryAfter }: Pick<Failed, 'retryAfter'>,
  { fares }: Of,
  at: Date,
  { random, carrying }: Chances,
): Date | undefined {
  const probing = fares.failures + 1 - carrying.failuresBeforeProbing;
  const pauseMs =
    retryAfterMs(retryAfter, at, carrying) ?? (probing < 0 ? undefined : retryDelayMs(probing + 1, random(), carrying));
  return pauseMs === undefined ? undefined : new Date(at.getTime() + pauseMs);
}

function failureOf(failed: Failed, { due }: Of, at: Date, shownAt: Date): Omit<Consequences, 'nextAt' | 'openUntil'> {
  const { problem, said, definite } = failed;
  const params = { recipient: due.recipient, problem, nextAt: shownAt.toISOString() };
  const about = { id: newId(), at, by: 'axis', document: due.document, delivery: due.id };
  return {
    ...{ outcome: 'failed', problem, said, definite },
    // Who refuses one packet is there, and takes others.
    destination: isOfPlace(failed) ? 'fails' : definite ? 'works' : undefined,
    // Of a status its sender is told only that it arrived.
    fact: due.carries === 'document' ? { ...about, kind: 'delivery.attempt-failed', params } : undefined,
  };
}

import type { ErrorCode } from '../errors/catalogue.js';
import { sayInner } from '../errors/sentence.js';
import { fillSentence } from '../text/fill-sentence.js';
import type { Bilingual, Language, SentenceParams } from '../text/language.js';
import type { DeliveryState } from '../words/delivery-state.js';
import type { FailureReason } from '../words/failure-reason.js';
import type { QuestionKind } from '../words/question.js';
import type { StatusCode } from '../words/status.js';
import { moves, type MoveCode, type Mover } from './moves.js';
import { isFinal, type Carries } from './transitions.js';

export interface DeliveryFacts {
  readonly carries: Carries;
  readonly state: DeliveryState;
  /** When it came into this state. */
  readonly since: Date;
  readonly frozenAt?: Date;
  readonly expiresAt: Date;
  /** How the recipient takes its post: its system fetches, a clerk opens it at the portal, or the axis brings it, once asked to go on. */
  readonly reachedBy: 'collection' | 'portal' | 'carrying' | 'paused';
  /** An attempt to bring it is under way. */
  readonly beingCarried?: boolean;
  readonly fetchedAt?: Date;
  /** Only while a lease runs. */
  readonly leasedUntil?: Date;
  /** Of attempts to bring it; absent while none has failed. */
  readonly failing?: {
    readonly attempts: number;
    readonly since: Date;
    readonly problem: string | { readonly code: ErrorCode; readonly params?: SentenceParams };
    readonly nextAt: Date;
  };
  readonly questions: readonly { readonly kind: QuestionKind; readonly askedAt: Date; readonly disagreed?: boolean }[];
  /** False when the recipient's system has never been known to send a status. */
  readonly sendsStatuses: boolean;
  /** The furthest step of work the recipient has told, and when. */
  readonly furthest?: { readonly status: StatusCode; readonly at: Date };
  /** The recipient's words for refusing. */
  readonly reason?: string;
  readonly wasAcknowledged?: boolean;
  readonly failure?: FailureReason;
}

export interface WhoseMove {
  readonly code: MoveCode;
  readonly who: Mover;
  readonly since: Date;
  readonly params: SentenceParams;
  readonly sentence: Bilingual;
}

/**
 * Answers the question people telephone about: where does it hang, and who has to do something? A freeze comes before
 * everything, an open question before the ordinary course; a delivery that has ended asks nothing of the recipient.
 */
export function whoseMove(facts: DeliveryFacts): WhoseMove {
  if (facts.frozenAt) return move('frozen.by-administrator', facts.frozenAt);
  if (facts.carries === 'status') return moveOfStatus(facts);
  return moveOfQuestion(facts) ?? moveOfState(facts);
}

function moveOfStatus({ state, since }: DeliveryFacts): WhoseMove {
  if (state === 'pending') return move('status.not-collected', since);
  return move(state === 'delivered' ? 'status.delivered' : 'status.expired', since);
}

function moveOfQuestion({ state, questions }: DeliveryFacts): WhoseMove | undefined {
  if (isFinal(state)) return undefined;
  const open = (['revocation', 'take-back', 'update'] as const)
    .map((kind) => questions.find((question) => question.kind === kind))
    .find((question) => question !== undefined);
  if (!open) return undefined;
  const disagreed = open.kind === 'revocation' && open.disagreed;
  return move(disagreed ? 'revocation.disagreed' : `${open.kind}.unanswered`, open.askedAt);
}

function moveOfState(facts: DeliveryFacts): WhoseMove {
  const { state, since } = facts;
  switch (state) {
    case 'pending':
      return moveOfPending(facts);
    case 'delivered':
      return move(facts.sendsStatuses ? 'delivered.not-acknowledged' : 'delivered.no-statuses', since);
    case 'acknowledged':
      return moveOfAcknowledged(facts);
    case 'refused':
      return move(facts.wasAcknowledged ? 'refused.returned' : 'refused.by-recipient', since, { reason: facts.reason });
    case 'withdrawn':
      return move('withdrawn.gone', since);
    case 'expired':
      return move('expired.never-collected', since);
    case 'undeliverable':
      return move('undeliverable.failed', since, { failure: facts.failure });
  }
}

function moveOfPending(facts: DeliveryFacts): WhoseMove {
  const { since, expiresAt, leasedUntil, fetchedAt, reachedBy, beingCarried } = facts;
  if (beingCarried) return move('pending.being-carried', since);
  if (leasedUntil) return move('pending.being-fetched', fetchedAt ?? since, { leasedUntil });
  // What was begun and failed is brought again: it waits for the next attempt, and not for a confirmation.
  if (reachedBy === 'carrying') return moveOfCarried(facts);
  if (reachedBy === 'paused') return move('pending.carrying-paused', since, { expiresAt });
  if (fetchedAt) return move('pending.not-confirmed', fetchedAt, { expiresAt });
  if (reachedBy === 'portal') return move('pending.not-opened', since, { expiresAt });
  return move('pending.not-collected', since, { expiresAt });
}

function moveOfCarried({ since, failing }: DeliveryFacts): WhoseMove {
  if (!failing) return move('pending.being-carried', since);
  const { attempts, problem, nextAt } = failing;
  return move('pending.carrying-fails', failing.since, { attempts, problem, nextAt });
}

function moveOfAcknowledged({ since, furthest }: DeliveryFacts): WhoseMove {
  if (!furthest || furthest.status === '03' || furthest.status === '01')
    return move('acknowledged.not-assigned', since);
  if (furthest.status === '06') return move('acknowledged.done', furthest.at);
  return move('acknowledged.being-handled', furthest.at, { status: furthest.status });
}

function move(code: MoveCode, since: Date, params: SentenceParams = {}): WhoseMove {
  const say = (language: Language) => fillSentence(moves[code][language], sayInner(params, language), language);
  return { code, who: moves[code].who, since, params, sentence: { vi: say('vi'), en: say('en') } };
}

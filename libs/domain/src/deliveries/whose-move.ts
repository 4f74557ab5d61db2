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
  /** Now. */
  readonly at: Date;
  /** By an administrator, with a reason, or by the axis itself, which found its packet altered. */
  readonly frozen?: { readonly at: Date; readonly by: 'administrator' | 'axis'; readonly reason?: string };
  readonly expiresAt: Date;
  /** How the recipient takes its post: its system fetches, a clerk opens it at the portal, or the axis brings it, once asked to go on. */
  readonly reachedBy: 'collection' | 'portal' | 'carrying' | 'paused';
  /** An attempt to bring it is under way. */
  readonly beingCarried?: boolean;
  readonly recipient: string;
  /** The recipient's code is closed. */
  readonly closed?: {
    readonly at: string;
    readonly successors: readonly string[];
    /** Who receives for it now. */
    readonly standIn?: string;
  };
  /** Who could fetch it: absent when no system serves the recipient. */
  readonly system?: { readonly name: string; readonly suspended: boolean };
  readonly robot?: 'acts' | 'silent';
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
  readonly questions: readonly AskedQuestion[];
  /** False when the recipient's system has never been known to send a status. */
  readonly sendsStatuses: boolean;
  /** The furthest step of work the recipient has told, and when. */
  readonly furthest?: { readonly status: StatusCode; readonly at: Date };
  /** The recipient's words for refusing. */
  readonly reason?: string;
  readonly wasAcknowledged?: boolean;
  readonly failure?: FailureReason;
  /** Where an administrator redirected it. */
  readonly target?: string;
  /** What goes on in its place. */
  readonly successor?: { readonly delivery: string; readonly recipient: string };
  /** An administrator has dealt with what ended in vain. */
  readonly settledAt?: Date;
}

export interface AskedQuestion {
  readonly kind: QuestionKind;
  readonly askedAt: Date;
  readonly disagreed?: boolean;
  /** The status that carries it still waits to be fetched. */
  readonly untold?: boolean;
}

/** A recipient that has said nothing to a question for so long should be called. */
export const questionOverdueMs = 24 * 60 * 60_000;

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
  const { frozen } = facts;
  if (frozen?.by === 'axis') return move('frozen.by-axis', frozen.at);
  if (frozen) return move('frozen.by-administrator', frozen.at, { reason: frozen.reason });
  return moveOfSettled(facts) ?? (facts.carries === 'status' ? moveOfStatus(facts) : moveOfDocument(facts));
}

/** What ended in vain, once somebody has dealt with it. */
function moveOfSettled({ state, settledAt, successor }: DeliveryFacts): WhoseMove | undefined {
  if (!settledAt || (state !== 'expired' && state !== 'undeliverable')) return undefined;
  if (!successor) return move('ended.settled', settledAt);
  return move('ended.sent-on', settledAt, { successor: successor.delivery, recipient: successor.recipient });
}

function moveOfStatus({ state, since, expiresAt, system, robot }: DeliveryFacts): WhoseMove {
  if (state !== 'pending') return move(state === 'delivered' ? 'status.delivered' : 'status.expired', since);
  return move(system || robot ? 'status.not-collected' : 'status.no-system', since, { expiresAt });
}

function moveOfDocument(facts: DeliveryFacts): WhoseMove {
  return moveOfQuestion(facts) ?? moveOfState(facts);
}

function moveOfQuestion({ state, questions, at }: DeliveryFacts): WhoseMove | undefined {
  if (isFinal(state)) return undefined;
  const open = (['revocation', 'take-back', 'update'] as const)
    .map((kind) => questions.find((question) => question.kind === kind))
    .find((question) => question !== undefined);
  if (!open) return undefined;
  const { kind, askedAt, disagreed, untold } = open;
  if (kind === 'revocation' && disagreed) return move('revocation.disagreed', askedAt);
  if (kind === 'take-back' && untold) return move('take-back.not-told', askedAt, { askedAt });
  const isOverdue = at.getTime() - askedAt.getTime() > questionOverdueMs;
  return isOverdue ? move(`${kind}.overdue`, askedAt, { askedAt }) : move(`${kind}.unanswered`, askedAt);
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
      return moveOfUndeliverable(facts);
  }
}

function moveOfUndeliverable({ since, failure, target }: DeliveryFacts): WhoseMove {
  if (failure === 'redirected-by-operator' && target !== undefined) {
    return move('undeliverable.redirected', since, { target });
  }
  return move('undeliverable.failed', since, { failure });
}

function moveOfPending(facts: DeliveryFacts): WhoseMove {
  const { since, expiresAt, leasedUntil, fetchedAt, reachedBy, beingCarried } = facts;
  if (beingCarried) return move('pending.being-carried', since);
  if (leasedUntil) return move('pending.being-fetched', fetchedAt ?? since, { leasedUntil });
  const hindered = fetchedAt ? undefined : moveOfHindered(facts);
  if (hindered) return hindered;
  // What was begun and failed is brought again: it waits for the next attempt, and not for a confirmation.
  if (reachedBy === 'carrying') return moveOfCarried(facts);
  if (reachedBy === 'paused') return move('pending.carrying-paused', since, { expiresAt });
  if (fetchedAt) return move('pending.not-confirmed', fetchedAt, { expiresAt });
  return moveOfWaiting(facts);
}

/** Nobody can come for it as things are. */
function moveOfHindered({ since, expiresAt, closed, recipient, robot, system }: DeliveryFacts): WhoseMove | undefined {
  if (closed) {
    const { at: closedAt, standIn, successors } = closed;
    const from = new Date(Math.max(since.getTime(), Date.parse(closedAt)));
    if (standIn !== undefined) return move('pending.to-be-forwarded', from, { recipient, closedAt, standIn });
    const named = successors.length > 0 ? successors : undefined;
    return move('pending.recipient-closed', from, { recipient, closedAt, successors: named, expiresAt });
  }
  if (robot)
    return robot === 'acts' ? move('pending.robot', since) : move('pending.silent-robot', since, { expiresAt });
  if (!system) return move('pending.no-system', since, { expiresAt });
  return system.suspended ? move('pending.system-suspended', since, { system: system.name, expiresAt }) : undefined;
}

function moveOfWaiting({ since, expiresAt, reachedBy }: DeliveryFacts): WhoseMove {
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

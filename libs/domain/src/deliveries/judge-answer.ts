import type { ErrorCode } from '../errors/catalogue.js';
import type { SentenceParams } from '../text/language.js';
import type { DeliveryState } from '../words/delivery-state.js';
import type { QuestionKind } from '../words/question.js';
import { needsReason, type StatusCode } from '../words/status.js';
import { isFinal, stateAfter, type DeliveryEvent } from './transitions.js';

/** Something the sender asked that waits for 15 or 16. At most one of each kind is open on a delivery. */
export interface OpenQuestion {
  readonly id: string;
  readonly kind: QuestionKind;
  /** A revocation the recipient has answered with 16 stays open, before both offices. */
  readonly disagreed?: boolean;
}

export interface GivenAnswer {
  readonly status: StatusCode;
  readonly description?: string;
  readonly by?: string;
  /** RFC 3339. */
  readonly at?: string;
}

export interface AnswerSituation {
  readonly state: DeliveryState;
  /** The recipient's system, or a clerk, has been given the bytes at least once. */
  readonly fetched: boolean;
  readonly status: StatusCode;
  readonly description?: string;
  /** The question the answer names, by its id; a status packet cannot name one. */
  readonly question?: string;
  /** Everything answered on this delivery before, oldest first. */
  readonly answersSoFar: readonly GivenAnswer[];
  /** How many of them whoever answers had seen; absent where that is no condition. */
  readonly answersSeen?: number;
  readonly openQuestions: readonly OpenQuestion[];
}

export type AnswerJudgement =
  | {
      readonly outcome: 'counts';
      /** To be applied in this order, in one transaction. A `deliver` among them is confirmed by `status`. */
      readonly events: readonly DeliveryEvent[];
      /** Where they lead; the present state when there are none. */
      readonly state: DeliveryState;
      /** Questions that are closed by it. */
      readonly closes: readonly OpenQuestion[];
      /** A revocation that was disagreed with, and stays open. */
      readonly leavesOpen?: OpenQuestion;
    }
  /** Said before: the first answer's result is given again, and nothing is appended. */
  | { readonly outcome: 'repeated'; readonly first: GivenAnswer }
  /** `keep`: the refused answer is appended as a fact all the same, because somebody will ask what was said. */
  | { readonly outcome: 'refused'; readonly code: ErrorCode; readonly params: SentenceParams; readonly keep: boolean };

/**
 * What an answer of the recipient (01–06, 15, 16) does to a delivery.
 *
 * 02–06 say that the document is there: on a pending delivery whose bytes were fetched they first record `delivered`.
 * 04–06 imply 03. Statuses come late, twice and out of order, and that is normal: they are a list kept beside the state.
 * A document can be returned (02 after 03) until it was reported done (06). 15 and 16 answer an open take-back or
 * revocation first, else the open update; only an agreed take-back or revocation withdraws.
 *
 * Who says what it had seen is told of what it had not, and nothing counts: to return what a colleague has just taken is
 * allowed, and not what was meant. Its own answer, said again because the line was lost, is no surprise.
 */
export function judgeAnswer(situation: AnswerSituation): AnswerJudgement {
  const judged = judgeByItself(situation);
  return surprise(situation, judged) ?? judged;
}

function judgeByItself(situation: AnswerSituation): AnswerJudgement {
  switch (situation.status) {
    case '01':
      return judgeProgress(situation, []);
    case '03':
    case '04':
    case '05':
    case '06':
      return judgeProgress(situation, ['acknowledge']);
    case '02':
      return judgeRefusal(situation);
    case '15':
    case '16':
      return judgeReply(situation);
    case '13':
      return refuse('answer.status-not-accepted', { status: situation.status });
  }
}

function surprise(
  { status, description, answersSoFar, answersSeen }: AnswerSituation,
  judged: AnswerJudgement,
): AnswerJudgement | undefined {
  if (answersSeen === undefined || answersSeen === answersSoFar.length) return undefined;
  if (answersSeen > answersSoFar.length) {
    return refuse('answer.never-given', { answersSeen, answersGiven: answersSoFar.length });
  }
  const unseen = answersSoFar.slice(answersSeen);
  // The same 16 may have answered an earlier question: of replies only what was not seen can be this one.
  const mayBeThisOne = status === '15' || status === '16' ? unseen : answersSoFar;
  const isSaid = mayBeThisOne.some((answer) => isSaidIn(answer, { status, description }));
  if (judged.outcome === 'repeated' && isSaid) return undefined;
  const { status: answered, by: answeredBy, at: answeredAt } = unseen.at(-1) as GivenAnswer;
  return refuse('answer.answered-meanwhile', { answeredBy, answered, answeredAt });
}

/** What a page shows of the recipient's work: the furthest of what it has told. 02, 15 and 16 are not steps of the work. */
export function furthestStatus(answers: readonly GivenAnswer[]): StatusCode | undefined {
  const told = answers.map((answer) => answer.status).filter((status) => workInOrder.includes(status));
  return told.sort((a, b) => workInOrder.indexOf(a) - workInOrder.indexOf(b)).at(-1);
}

const workInOrder: readonly StatusCode[] = ['01', '03', '04', '05', '06'];

function judgeProgress(situation: AnswerSituation, wanted: readonly DeliveryEvent[]): AnswerJudgement {
  const said = saidBefore(situation);
  if (said) return { outcome: 'repeated', first: said };
  const standing = standingOf(situation);
  if (!Array.isArray(standing)) return standing;
  const reached = stateAfter(situation.state, standing);
  return counts(situation, [...standing, ...(reached === 'delivered' ? wanted : [])]);
}

function judgeRefusal(situation: AnswerSituation): AnswerJudgement {
  const refusedBefore = situation.answersSoFar.find((answer) => answer.status === '02');
  if (situation.state === 'refused' && refusedBefore) return { outcome: 'repeated', first: refusedBefore };
  const standing = standingOf(situation);
  if (!Array.isArray(standing)) return standing;
  if (needsReason('02') && !situation.description?.trim()) return refuse('answer.reason-missing', { status: '02' });
  if (situation.answersSoFar.some((answer) => answer.status === '06')) {
    return refuse('answer.refused-after-done', {}, 'keep');
  }
  return counts(situation, [...standing, 'refuse']);
}

function judgeReply(situation: AnswerSituation): AnswerJudgement {
  const { state, status, openQuestions, question: named } = situation;
  const question = questionAnswered(situation);
  if (!question) {
    const said = saidBefore(situation);
    if (said) return { outcome: 'repeated', first: said };
    return named === undefined
      ? refuse('answer.nothing-asked', { status }, 'keep')
      : refuse('answer.question-unknown', { question: named, status }, 'keep');
  }
  if (question.kind === 'update') return counts(situation, [], [question]);
  if (status === '16' && question.kind === 'revocation') {
    return { ...counts(situation, []), leavesOpen: { ...question, disagreed: true } };
  }
  if (status === '16') return counts(situation, [], [question]);
  // Withdrawn is withdrawn: whichever of the two was answered, the other has nothing left to ask for.
  const settled = openQuestions.filter((open) => open.kind !== 'update');
  // Returned or expired in the meantime: there is an answer, but nothing to take back any more.
  if (isFinal(state)) return counts(situation, [], settled);
  const standing = standingOf(situation);
  return Array.isArray(standing) ? counts(situation, [...standing, 'withdraw'], settled) : standing;
}

/** A revocation that was disagreed with still waits, but only for an agreement: a second 16 says nothing new about it. */
function questionAnswered({ status, openQuestions, question: named }: AnswerSituation): OpenQuestion | undefined {
  const open = openQuestions.filter((question) => status === '15' || !question.disagreed);
  if (named !== undefined) return open.find((question) => question.id === named);
  return (['take-back', 'revocation', 'update'] as const)
    .map((kind) => open.find((question) => question.kind === kind))
    .find((question) => question !== undefined);
}

/** The events that bring the delivery to where it can be answered, or why it cannot be. */
function standingOf({ state, fetched, status }: AnswerSituation): DeliveryEvent[] | AnswerJudgement {
  if (state === 'pending') return fetched ? ['deliver'] : refuse('answer.not-delivered', { status });
  return isFinal(state) ? refuse('answer.already-final', { status, state }, 'keep') : [];
}

function saidBefore({ status, description, answersSoFar }: AnswerSituation): GivenAnswer | undefined {
  return answersSoFar.find((answer) => isSaidIn(answer, { status, description }));
}

function isSaidIn(answer: GivenAnswer, { status, description }: GivenAnswer): boolean {
  return answer.status === status && (answer.description ?? '').trim() === (description ?? '').trim();
}

function counts(
  { state }: AnswerSituation,
  events: readonly DeliveryEvent[],
  closes: readonly OpenQuestion[] = [],
): AnswerJudgement & { readonly outcome: 'counts' } {
  return { outcome: 'counts', events, state: stateAfter(state, events), closes };
}

function refuse(code: ErrorCode, params: SentenceParams, keep?: 'keep'): AnswerJudgement {
  return { outcome: 'refused', code, params, keep: keep === 'keep' };
}

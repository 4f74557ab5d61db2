import type { DeliveryState } from '../words/delivery-state.js';
import type { OpenQuestion } from './judge-answer.js';
import { isFinal } from './transitions.js';

/** A take-back (13) asks; a revocation (business type 1) declares the document void. */
export type Withdrawal = 'take-back' | 'revocation';

export interface WithdrawalSituation {
  readonly withdrawal: Withdrawal;
  readonly state: DeliveryState;
  readonly fetched: boolean;
  readonly openQuestions: readonly OpenQuestion[];
}

export type WithdrawalJudgement =
  /** Nobody has the bytes: it is gone at once, whether or not somebody holds a lease. */
  | { readonly outcome: 'withdraw' }
  /** The recipient has it: the question goes to the recipient, which answers 15 or 16. Its confirmation is still taken. */
  | { readonly outcome: 'ask' }
  /** Asked before and not answered yet: the first answer again. */
  | { readonly outcome: 'already-asked'; readonly question: OpenQuestion }
  /** Withdrawn before: the first answer again. */
  | { readonly outcome: 'already-withdrawn' }
  /** Refused, expired or undeliverable: the recipient holds nothing that could be given back. */
  | { readonly outcome: 'nothing-to-withdraw'; readonly state: DeliveryState };

/** What asking back, or declaring void, does to one delivery. */
export function judgeWithdrawal({
  withdrawal,
  state,
  fetched,
  openQuestions,
}: WithdrawalSituation): WithdrawalJudgement {
  if (state === 'withdrawn') return { outcome: 'already-withdrawn' };
  if (isFinal(state)) return { outcome: 'nothing-to-withdraw', state };
  if (state === 'pending' && !fetched) return { outcome: 'withdraw' };
  const question = openQuestions.find((open) => open.kind === withdrawal);
  return question ? { outcome: 'already-asked', question } : { outcome: 'ask' };
}

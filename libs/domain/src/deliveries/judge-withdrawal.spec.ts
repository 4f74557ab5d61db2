import fc from 'fast-check';
import { deliveryStates } from '../words/delivery-state.js';
import { judgeWithdrawal, type Withdrawal } from './judge-withdrawal.js';
import { isPossible } from './transitions.js';

describe('asking back and declaring void', () => {
  it('withdraw at once what nobody fetched', () => {
    expect(judge({ state: 'pending', fetched: false })).toEqual({ outcome: 'withdraw' });
  });

  it('ask the recipient as soon as it has the bytes, confirmed or not', () => {
    expect(judge({ state: 'pending', fetched: true })).toEqual({ outcome: 'ask' });
    expect(judge({ state: 'delivered', fetched: true })).toEqual({ outcome: 'ask' });
    expect(judge({ state: 'acknowledged', fetched: true })).toEqual({ outcome: 'ask' });
  });

  it('are asked once: a take-back and a revocation each', () => {
    const openQuestions = [{ id: 'question-1', kind: 'take-back' as const }];
    expect(judge({ state: 'delivered', fetched: true, openQuestions })).toMatchObject({ outcome: 'already-asked' });
    expect(judge({ withdrawal: 'revocation', state: 'delivered', fetched: true, openQuestions })).toEqual({
      outcome: 'ask',
    });
  });

  it('have nothing to ask of who refused it or never got it', () => {
    expect(judge({ state: 'refused', fetched: true })).toEqual({ outcome: 'nothing-to-withdraw', state: 'refused' });
    expect(judge({ state: 'expired', fetched: false })).toMatchObject({ outcome: 'nothing-to-withdraw' });
    expect(judge({ state: 'withdrawn', fetched: false })).toEqual({ outcome: 'already-withdrawn' });
  });

  it('ask and withdraw only where the table of states allows it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...deliveryStates), fc.boolean(), (state, fetched) => {
        const { outcome } = judge({ state, fetched });
        expect(isPossible(state, 'withdraw')).toBe(outcome === 'withdraw' || outcome === 'ask');
      }),
    );
  });
});

function judge(
  situation: Omit<Partial<Parameters<typeof judgeWithdrawal>[0]>, 'withdrawal'> & { withdrawal?: Withdrawal },
) {
  return judgeWithdrawal({
    withdrawal: 'take-back',
    state: 'pending',
    fetched: false,
    openQuestions: [],
    ...situation,
  });
}

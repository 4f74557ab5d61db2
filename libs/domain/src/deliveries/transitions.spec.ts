import fc from 'fast-check';
import { isReceiptEvent } from '../words/receipt-event.js';
import { deliveryStates } from '../words/delivery-state.js';
import { assertStateTable } from './assert-state-table.js';
import {
  deliveryTransitions,
  isFinal,
  isPossible,
  stateAfter,
  statusDeliveryTransitions,
  transition,
  type DeliveryEvent,
} from './transitions.js';

const events: DeliveryEvent[] = ['deliver', 'acknowledge', 'refuse', 'withdraw', 'expire', 'give-up'];

describe('the table of states', () => {
  it('leads from the first to the last state by the recipient taking the document', () => {
    expect(stateAfter('pending', ['deliver', 'acknowledge'])).toBe('acknowledged');
    expect(stateAfter('pending', ['deliver', 'acknowledge', 'refuse'])).toBe('refused');
  });

  it('names a receipt for every change', () => {
    for (const row of [...deliveryTransitions, ...statusDeliveryTransitions]) {
      expect(isReceiptEvent(row.receipt)).toBe(true);
    }
    expect(transition('delivered', 'refuse').receipt).toBe('ConsignmentRejection');
    expect(transition('pending', 'expire').receipt).toBe('ContentConsignmentFailure');
  });

  it('lets nothing out of a final state', () => {
    fc.assert(
      fc.property(fc.constantFrom(...deliveryStates), fc.constantFrom(...events), (state, event) => {
        if (isFinal(state)) {
          expect(() => transition(state, event)).toThrow(expect.objectContaining({ code: 'delivery.already-final' }));
        } else if (!isPossible(state, event)) {
          expect(() => transition(state, event)).toThrow(
            expect.objectContaining({ code: 'delivery.event-not-allowed' }),
          );
        } else {
          expect(deliveryStates).toContain(transition(state, event).to);
        }
      }),
    );
  });

  it('ends, whatever happens: no events run in a circle', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...events), { maxLength: 50 }), (happening) => {
        let changes = 0;
        let state = deliveryStates[0] ?? 'pending';
        for (const event of happening) {
          if (!isPossible(state, event)) continue;
          state = transition(state, event).to;
          changes += 1;
        }
        expect(changes).toBeLessThanOrEqual(3);
      }),
    );
  });

  it('knows that a status is fetched or expires, and that nobody answers it', () => {
    expect(isFinal('delivered', 'status')).toBe(true);
    expect(isPossible('pending', 'withdraw', 'status')).toBe(false);
    expect(() => transition('delivered', 'acknowledge', 'status')).toThrow(
      expect.objectContaining({ code: 'delivery.already-final' }),
    );
  });
});

describe('a wrong table of states', () => {
  const row = { from: 'a', event: 'go', to: 'b', receipt: 'ContentHandover' };
  const promises = { states: ['a', 'b'], initial: 'a', final: ['b'] };

  it.each([
    ['an unreachable state', [row], { ...promises, states: ['a', 'b', 'c'], final: ['b', 'c'] }, /nothing leads to c/],
    ['a final state that can be left', [row, { ...row, from: 'b', to: 'a' }], promises, /b is final, but/],
    ['a state nobody can leave', [row], { ...promises, final: [] }, /nothing leads out of b/],
    ['an event with two ends', [row, { ...row, to: 'a' }], promises, /leads to two states/],
    ['an unknown receipt', [{ ...row, receipt: 'Hooray' }], promises, /names no receipt event: "Hooray"/],
    ['a state outside the list', [row, { ...row, event: 'slip', to: 'z' }], promises, /"z" is no state/],
  ])('with %s stops the program at its start', (_, table, of, problem) => {
    expect(() => assertStateTable(table, of)).toThrow(problem);
  });
});

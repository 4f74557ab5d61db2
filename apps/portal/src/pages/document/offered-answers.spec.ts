import { offeredAnswers, waitsToBeOpened } from './offered-answers.js';

type Delivery = Parameters<typeof offeredAnswers>[0];

const sentence = { vi: '', en: '' };
const move = (code: string): Delivery['move'] => ({ code, params: {}, sentence, who: 'nobody', since: '' });
const told = (...statuses: Delivery['answers'][number]['status'][]): Delivery['answers'] =>
  statuses.map((status) => ({ status, name: sentence, at: '', by: 'person:lan' }));
const delivery = (state: Delivery['state'], rest: Partial<Delivery> = {}): Delivery => ({
  ...{ state, answers: [], move: move('') },
  ...rest,
});
const acts = (given: Delivery) => offeredAnswers(given).map(({ act }) => act);
const asked = (kind: 'take-back' | 'revocation' | 'update', disagreed = false) => ({
  questions: [{ id: kind, kind, name: sentence, askedAt: '', by: 'x', disagreed }],
});

describe('what a clerk is offered to answer', () => {
  it('is nothing before the document was opened', () => {
    const waiting = delivery('pending', { move: move('pending.not-opened') });
    expect(acts(waiting)).toEqual([]);
    expect(waitsToBeOpened(waiting)).toBe(true);
  });

  it('is to take or to refuse once it is there, also where a system fetched it without saying so', () => {
    expect(acts(delivery('delivered'))).toEqual(['take', 'refuse']);
    expect(acts(delivery('pending', { move: move('pending.not-confirmed') }))).toEqual(['take', 'refuse']);
  });

  it('is the next steps of the work, and to return it, until it was reported done', () => {
    expect(acts(delivery('acknowledged'))).toEqual(['assign', 'process', 'finish', 'return']);
    expect(acts(delivery('acknowledged', { answers: told('03', '05') }))).toEqual(['assign', 'finish', 'return']);
    expect(acts(delivery('acknowledged', { answers: told('03', '06') }))).toEqual([]);
  });

  it('is an answer to what is asked, first of all; a revocation is reported as carried out', () => {
    expect(acts(delivery('delivered', asked('take-back')))).toEqual(['agree', 'disagree', 'take', 'refuse']);
    expect(acts(delivery('delivered', asked('revocation')))).toEqual(['cancelled', 'disagree', 'take', 'refuse']);
    expect(acts(delivery('refused', asked('revocation', true)))).toEqual(['cancelled']);
  });

  it('is nothing where it ended', () => {
    for (const state of ['refused', 'withdrawn', 'expired', 'undeliverable'] as const) {
      expect(acts(delivery(state))).toEqual([]);
      expect(waitsToBeOpened(delivery(state))).toBe(false);
    }
  });
});

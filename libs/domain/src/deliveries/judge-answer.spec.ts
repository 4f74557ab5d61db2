import fc from 'fast-check';
import { deliveryStates, type DeliveryState } from '../words/delivery-state.js';
import { statusCodes, type StatusCode } from '../words/status.js';
import {
  furthestStatus,
  judgeAnswer,
  type AnswerSituation,
  type GivenAnswer,
  type OpenQuestion,
} from './judge-answer.js';
import { isFinal, stateAfter } from './transitions.js';

const takeBack: OpenQuestion = { id: 'question-1', kind: 'take-back' };
const revocation: OpenQuestion = { id: 'question-2', kind: 'revocation' };
const update: OpenQuestion = { id: 'question-3', kind: 'update' };

describe('an answer of the recipient', () => {
  it.each<StatusCode>(['01', '02', '03', '04', '05', '06'])(
    '%s is refused while the bytes were never fetched',
    (status) => {
      expect(judge({ status, state: 'pending', fetched: false, description: 'lý do' })).toEqual({
        outcome: 'refused',
        code: 'answer.not-delivered',
        params: { status },
        keep: false,
      });
    },
  );

  it.each<[StatusCode, DeliveryState]>([
    ['01', 'delivered'],
    ['02', 'refused'],
    ['03', 'acknowledged'],
    ['04', 'acknowledged'],
    ['05', 'acknowledged'],
    ['06', 'acknowledged'],
  ])('%s for a pending delivery that was fetched records delivered first, and leads to %s', (status, state) => {
    const judged = judge({ status, state: 'pending', description: 'lý do' });
    expect(judged).toMatchObject({ outcome: 'counts', state });
    expect(judged.outcome === 'counts' && judged.events[0]).toBe('deliver');
  });

  it('02 needs a reason', () => {
    expect(judge({ status: '02', description: '  ' })).toMatchObject({ code: 'answer.reason-missing' });
  });

  it('02 returns an acknowledged document until it was reported done', () => {
    expect(judge({ status: '02', state: 'acknowledged', description: 'gửi nhầm' })).toMatchObject({
      outcome: 'counts',
      events: ['refuse'],
    });
    expect(
      judge({ status: '02', state: 'acknowledged', description: 'gửi nhầm', answersSoFar: said('03', '06') }),
    ).toMatchObject({ outcome: 'refused', code: 'answer.refused-after-done', keep: true });
  });

  it('04 implies 03, and a late 03 changes nothing more', () => {
    expect(judge({ status: '04' })).toMatchObject({ events: ['acknowledge'], state: 'acknowledged' });
    expect(judge({ status: '03', state: 'acknowledged', answersSoFar: said('04') })).toMatchObject({
      outcome: 'counts',
      events: [],
    });
  });

  it('said twice in the same words gets the first answer; in other words it is another fact', () => {
    const answersSoFar: GivenAnswer[] = [{ status: '05', description: 'đang trình' }];
    const state = 'acknowledged';
    expect(judge({ status: '05', state, description: 'đang trình', answersSoFar })).toEqual({
      outcome: 'repeated',
      first: answersSoFar[0],
    });
    expect(judge({ status: '05', state, description: 'đã ký', answersSoFar })).toMatchObject({ outcome: 'counts' });
  });

  it('after the end is refused and kept', () => {
    expect(judge({ status: '05', state: 'withdrawn' })).toMatchObject({ code: 'answer.already-final', keep: true });
    expect(judge({ status: '02', state: 'refused', description: 'khác', answersSoFar: said('02') })).toMatchObject({
      outcome: 'repeated',
    });
  });

  it('13 is not an answer', () => {
    expect(judge({ status: '13' })).toMatchObject({ outcome: 'refused', code: 'answer.status-not-accepted' });
  });
});

describe('15 and 16', () => {
  it('with nothing open are refused and kept as a fact', () => {
    expect(judge({ status: '15' })).toMatchObject({ outcome: 'refused', code: 'answer.nothing-asked', keep: true });
    expect(judge({ status: '16', state: 'pending', fetched: false })).toMatchObject({ code: 'answer.nothing-asked' });
  });

  it('answer the take-back first, then the revocation, then the update', () => {
    expect(judge({ status: '16', openQuestions: [update, revocation, takeBack] })).toMatchObject({
      closes: [takeBack],
    });
    expect(judge({ status: '16', openQuestions: [update, revocation] })).toMatchObject({
      closes: [],
      leavesOpen: { ...revocation, disagreed: true },
    });
    expect(judge({ status: '16', openQuestions: [update] })).toMatchObject({ closes: [update], events: [] });
  });

  it('15 withdraws for a take-back or a revocation, and settles both', () => {
    expect(judge({ status: '15', openQuestions: [takeBack, revocation, update] })).toMatchObject({
      events: ['withdraw'],
      state: 'withdrawn',
      closes: [takeBack, revocation],
    });
  });

  it('15 to an update changes no state', () => {
    expect(judge({ status: '15', state: 'acknowledged', openQuestions: [update] })).toMatchObject({
      events: [],
      state: 'acknowledged',
      closes: [update],
    });
  });

  it('15 for a pending delivery that was fetched says that it had come', () => {
    expect(judge({ status: '15', state: 'pending', openQuestions: [takeBack] })).toMatchObject({
      events: ['deliver', 'withdraw'],
    });
  });

  it('may name their question', () => {
    expect(judge({ status: '15', question: update.id, openQuestions: [takeBack, update] })).toMatchObject({
      closes: [update],
      events: [],
    });
    expect(judge({ status: '15', question: 'another', openQuestions: [takeBack] })).toMatchObject({
      code: 'answer.question-unknown',
    });
  });

  it('16 leaves a revocation open; a second 16 says nothing new, and 15 still withdraws', () => {
    const openQuestions = [{ ...revocation, disagreed: true }];
    expect(judge({ status: '16', openQuestions, answersSoFar: said('16') })).toMatchObject({ outcome: 'repeated' });
    expect(judge({ status: '15', openQuestions, answersSoFar: said('16') })).toMatchObject({ state: 'withdrawn' });
  });

  it('repeated after they closed the question get the first answer', () => {
    expect(judge({ status: '15', state: 'withdrawn', answersSoFar: said('15') })).toMatchObject({
      outcome: 'repeated',
    });
  });

  it('15 after the document was returned closes the question and withdraws nothing', () => {
    expect(judge({ status: '15', state: 'refused', openQuestions: [takeBack] })).toMatchObject({
      events: [],
      state: 'refused',
      closes: [takeBack],
    });
  });
});

describe('who says how many answers it had seen', () => {
  const taken = { status: '03', by: 'person:mai', at: '2026-11-20T02:00:00.000Z' } as const;
  const state = 'acknowledged';

  it('is judged as ever while there are no others', () => {
    expect(judge({ status: '03', answersSeen: 0 })).toMatchObject({ outcome: 'counts' });
    expect(judge({ status: '05', state, answersSoFar: [taken], answersSeen: 1 })).toMatchObject({ outcome: 'counts' });
  });

  it('hears what was answered meanwhile, and nothing counts: neither a return nor a further step', () => {
    for (const status of ['02', '05'] as const) {
      expect(judge({ status, state, description: 'lý do', answersSoFar: [taken], answersSeen: 0 })).toEqual({
        outcome: 'refused',
        code: 'answer.answered-meanwhile',
        params: { answeredBy: 'person:mai', answered: '03', answeredAt: taken.at },
        keep: false,
      });
    }
  });

  it('hears it too where the document is gone, and no fact is kept of that', () => {
    const answersSoFar = [{ ...taken, status: '15' as const }];
    expect(judge({ status: '03', state: 'withdrawn', answersSoFar, answersSeen: 0 })).toMatchObject({
      code: 'answer.answered-meanwhile',
      keep: false,
    });
  });

  it('gets the first answer when it says the same, and hears of a refusal in other words', () => {
    const refused = { ...taken, status: '02' as const, description: 'gửi nhầm' };
    const late = { status: '02', state: 'refused', answersSoFar: [refused], answersSeen: 0 } as const;
    expect(judge({ ...late, description: 'gửi nhầm ' })).toMatchObject({ outcome: 'repeated' });
    expect(judge({ ...late, description: 'trùng văn bản' })).toMatchObject({ code: 'answer.answered-meanwhile' });
  });

  it('is not told that its 16 counts because an earlier question was answered with 16', () => {
    const answersSoFar = [
      { ...taken, status: '16' as const },
      { ...taken, status: '15' as const },
    ];
    const late = { status: '16', state: 'withdrawn', question: takeBack.id, answersSoFar } as const;
    expect(judge({ ...late, answersSeen: 1 })).toMatchObject({ code: 'answer.answered-meanwhile' });
    expect(judge({ ...late, answersSeen: 0 })).toMatchObject({ outcome: 'repeated' });
  });

  it('cannot have seen more than there are', () => {
    expect(judge({ status: '03', answersSeen: 1 })).toMatchObject({
      code: 'answer.never-given',
      params: { answersSeen: 1, answersGiven: 0 },
    });
  });

  it('writes over nothing it has not seen, whatever was answered', () => {
    fc.assert(
      fc.property(situations, fc.nat(4), (situation, answersSeen) => {
        const { outcome } = judgeAnswer({ ...situation, answersSeen });
        if (answersSeen !== situation.answersSoFar.length) expect(outcome).not.toBe('counts');
        else expect(outcome).toBe(judgeAnswer(situation).outcome);
      }),
    );
  });
});

describe('whatever is answered in whatever order', () => {
  it('only possible changes come of it, and a final state stays', () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const judged = judgeAnswer(situation);
        if (judged.outcome !== 'counts') return;
        expect(stateAfter(situation.state, judged.events)).toBe(judged.state);
        if (isFinal(situation.state)) expect(judged.state).toBe(situation.state);
        expect(judged.closes.every((question) => situation.openQuestions.includes(question))).toBe(true);
      }),
    );
  });

  it('a document that was never fetched is never delivered by an answer', () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const judged = judgeAnswer({ ...situation, fetched: false, state: 'pending', openQuestions: [] });
        expect(judged.outcome).not.toBe('counts');
      }),
    );
  });

  it('only an agreed take-back or revocation withdraws', () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const judged = judgeAnswer(situation);
        if (judged.outcome !== 'counts' || !judged.events.includes('withdraw')) return;
        expect(situation.status).toBe('15');
        expect(judged.closes.some(({ kind }) => kind !== 'update')).toBe(true);
      }),
    );
  });

  it('the same answer once more is a repetition', () => {
    fc.assert(
      fc.property(situations, fc.boolean(), (situation, saysSeen) => {
        const answersSeen = saysSeen ? situation.answersSoFar.length : undefined;
        const judged = judgeAnswer({ ...situation, answersSeen });
        if (judged.outcome !== 'counts') return;
        const closed = new Set(judged.closes);
        const again = judgeAnswer({
          ...situation,
          answersSeen,
          state: judged.state,
          answersSoFar: [...situation.answersSoFar, { status: situation.status, description: situation.description }],
          // Were another question still open, a packet that names none would answer that one.
          openQuestions: situation.openQuestions.filter(
            (question) => question === judged.leavesOpen && !closed.has(question),
          ),
        });
        expect(again.outcome).toBe('repeated');
      }),
    );
  });

  it('statuses in any order lead to the same state and the same furthest step', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray<StatusCode>(['01', '03', '04', '05', '06'], { minLength: 2 }), (order) => {
        const one = afterAll(order);
        const other = afterAll([...order].sort());
        expect(one).toEqual(other);
      }),
    );
  });
});

describe('the step that is shown', () => {
  it('is the furthest, not the last', () => {
    expect(furthestStatus(said('03', '06', '05', '02', '16'))).toBe('06');
    expect(furthestStatus(said('02', '15'))).toBeUndefined();
  });
});

function judge(situation: Partial<AnswerSituation> & { status: StatusCode }) {
  return judgeAnswer({ state: 'delivered', fetched: true, answersSoFar: [], openQuestions: [], ...situation });
}

function said(...codes: StatusCode[]): GivenAnswer[] {
  return codes.map((status) => ({ status }));
}

function afterAll(order: readonly StatusCode[]) {
  let state: DeliveryState = 'pending';
  const answersSoFar: GivenAnswer[] = [];
  for (const status of order) {
    const judged = judge({ status, state, answersSoFar });
    if (judged.outcome === 'counts') state = judged.state;
    answersSoFar.push({ status });
  }
  return { state, furthest: furthestStatus(answersSoFar) };
}

const questions = fc.subarray([takeBack, revocation, update]);
const situations: fc.Arbitrary<AnswerSituation> = fc.record({
  state: fc.constantFrom(...deliveryStates),
  fetched: fc.boolean(),
  status: fc.constantFrom(...statusCodes),
  description: fc.constantFrom('', 'lý do', undefined),
  answersSoFar: fc.array(fc.record({ status: fc.constantFrom(...statusCodes) }), { maxLength: 4 }),
  openQuestions: questions,
});

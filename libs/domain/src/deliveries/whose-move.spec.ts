import fc from 'fast-check';
import { deliveryStates } from '../words/delivery-state.js';
import { whoseMove, type DeliveryFacts } from './whose-move.js';

const since = new Date('2026-01-15T01:30:00Z');
const expiresAt = new Date('2026-02-14T01:30:00Z');

describe('whose move it is', () => {
  it.each<[string, Partial<DeliveryFacts>, string, string]>([
    ['nobody came for it', {}, 'pending.not-collected', 'recipient-system'],
    ['a lease runs', { leasedUntil: expiresAt }, 'pending.being-fetched', 'recipient-system'],
    ['it was fetched and not confirmed', { fetchedAt: since }, 'pending.not-confirmed', 'recipient-system'],
    ['a clerk has to open it', { reachedBy: 'portal' }, 'pending.not-opened', 'recipient-clerk'],
    ['we carry it', { reachedBy: 'carrying' }, 'pending.being-carried', 'axis'],
    [
      'we carry it in this moment',
      { reachedBy: 'carrying', beingCarried: true, leasedUntil: expiresAt, fetchedAt: since },
      'pending.being-carried',
      'axis',
    ],
    [
      'it was carried there and is to be confirmed',
      { reachedBy: 'carrying', leasedUntil: expiresAt, fetchedAt: since },
      'pending.being-fetched',
      'recipient-system',
    ],
    ['its system asked for a pause', { reachedBy: 'paused' }, 'pending.carrying-paused', 'recipient-system'],
    ['it waits for the clerk', { state: 'delivered' }, 'delivered.not-acknowledged', 'recipient-clerk'],
    ['no status will come', { state: 'delivered', sendsStatuses: false }, 'delivered.no-statuses', 'nobody'],
    ['it was taken', { state: 'acknowledged' }, 'acknowledged.not-assigned', 'recipient-office'],
    [
      'somebody works on it',
      { state: 'acknowledged', furthest: { status: '05', at: since } },
      'acknowledged.being-handled',
      'recipient-office',
    ],
    ['it is done', { state: 'acknowledged', furthest: { status: '06', at: since } }, 'acknowledged.done', 'nobody'],
    ['it was refused', { state: 'refused', reason: 'gửi nhầm' }, 'refused.by-recipient', 'sender'],
    ['it was returned', { state: 'refused', wasAcknowledged: true }, 'refused.returned', 'sender'],
    ['time ran out', { state: 'expired' }, 'expired.never-collected', 'sender'],
    [
      'a revocation is open',
      { state: 'delivered', questions: [asked('revocation')] },
      'revocation.unanswered',
      'recipient-office',
    ],
    [
      'a take-back is open',
      { state: 'acknowledged', questions: [asked('take-back')] },
      'take-back.unanswered',
      'recipient-office',
    ],
    ['it is frozen', { frozenAt: since, questions: [asked('take-back')] }, 'frozen.by-administrator', 'administrator'],
    ['a status waits', { carries: 'status' }, 'status.not-collected', 'recipient-system'],
  ])('is told when %s', (_, facts, code, who) => {
    expect(whoseMove(aDelivery(facts))).toMatchObject({ code, who });
  });

  it('says what failed, how often and when it is tried again', () => {
    const { sentence } = whoseMove(
      aDelivery({
        reachedBy: 'carrying',
        fetchedAt: since,
        failing: {
          attempts: 3,
          since,
          problem: { code: 'destination.answered-status', params: { httpStatus: 503 } },
          nextAt: new Date('2026-01-15T02:00:00Z'),
        },
      }),
    );
    expect(sentence.vi).toBe(
      'Hệ thống nơi nhận không nhận được, đã thử 3 lần: Trả lời HTTP 503. Thử lại lúc 09:00 15/01/2026.',
    );
    expect(sentence.en).toContain('after 3 attempts: It answered with HTTP 503. Next attempt');
  });

  it('asks nothing of a recipient that returned the document while a question was open', () => {
    expect(whoseMove(aDelivery({ state: 'refused', questions: [asked('take-back')] }))).toMatchObject({
      who: 'sender',
    });
  });

  it('is known in every state, and nobody is asked to move without a sentence', () => {
    fc.assert(
      fc.property(fc.constantFrom(...deliveryStates), fc.boolean(), fc.boolean(), (state, leased, sendsStatuses) => {
        const { sentence, since: from } = whoseMove(
          aDelivery({
            state,
            sendsStatuses,
            leasedUntil: leased ? expiresAt : undefined,
            failure: 'closed-by-operator',
            reason: 'x',
          }),
        );
        expect(sentence.vi).not.toMatch(/[…{}]/);
        expect(sentence.en).not.toMatch(/[…{}]/);
        expect(from).toBeInstanceOf(Date);
      }),
    );
  });
});

function aDelivery(facts: Partial<DeliveryFacts>): DeliveryFacts {
  return {
    carries: 'document',
    state: 'pending',
    since,
    expiresAt,
    reachedBy: 'collection',
    questions: [],
    sendsStatuses: true,
    ...facts,
  };
}

function asked(kind: 'take-back' | 'revocation') {
  return { kind, askedAt: since };
}

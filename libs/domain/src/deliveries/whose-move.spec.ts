import { deliveryStates } from '../words/delivery-state.js';
import { failureReasonNames, type FailureReason } from '../words/failure-reason.js';
import { type MoveCode, moves, moverNames } from './moves.js';
import { type DeliveryFacts, questionOverdueMs, whoseMove } from './whose-move.js';

const since = new Date('2026-01-15T01:30:00Z');
const at = new Date('2026-01-15T03:00:00Z');
const expiresAt = new Date('2026-02-14T01:30:00Z');

describe('whose move it is', () => {
  it.each<[string, Partial<DeliveryFacts>, MoveCode, string]>([
    ['nobody came for it', {}, 'pending.not-collected', 'recipient-system'],
    ['a lease runs', { leasedUntil: expiresAt }, 'pending.being-fetched', 'recipient-system'],
    ['it was fetched and not confirmed', { fetchedAt: since }, 'pending.not-confirmed', 'recipient-system'],
    ['a clerk has to open it', { reachedBy: 'portal' }, 'pending.not-opened', 'recipient-clerk'],
    ['we carry it', { reachedBy: 'carrying' }, 'pending.being-carried', 'axis'],
    ['its code closed and another receives', { closed: closed('H36.02') }, 'pending.to-be-forwarded', 'axis'],
    ['its code closed and nobody receives', { closed: closed() }, 'pending.recipient-closed', 'administrator'],
    ['nobody serves the recipient', { system: undefined }, 'pending.no-system', 'administrator'],
    [
      'its system is suspended',
      { system: { name: 'dms', suspended: true } },
      'pending.system-suspended',
      'administrator',
    ],
    ['a robot gets it', { robot: 'acts', system: undefined }, 'pending.robot', 'axis'],
    ['the silent robot gets it', { robot: 'silent' }, 'pending.silent-robot', 'nobody'],
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
    [
      'its system does not know of the take-back yet',
      { state: 'acknowledged', questions: [{ ...asked('take-back'), untold: true }] },
      'take-back.not-told',
      'recipient-system',
    ],
    [
      'a take-back has been open for more than a day',
      { state: 'acknowledged', questions: [asked('take-back')], at: new Date(since.getTime() + questionOverdueMs + 1) },
      'take-back.overdue',
      'recipient-office',
    ],
    [
      'it is frozen',
      { frozen: { at: since, by: 'administrator' }, questions: [asked('take-back')] },
      'frozen.by-administrator',
      'administrator',
    ],
    ['its packet was found altered', { frozen: { at: since, by: 'axis' } }, 'frozen.by-axis', 'administrator'],
    [
      'it was redirected',
      { state: 'undeliverable', failure: 'redirected-by-operator', target: 'H36.02' },
      'undeliverable.redirected',
      'nobody',
    ],
    [
      'it goes on by another delivery',
      { state: 'expired', settledAt: at, successor: { delivery: 'd', recipient: 'H36' } },
      'ended.sent-on',
      'nobody',
    ],
    ['it was seen and left so', { state: 'undeliverable', settledAt: at }, 'ended.settled', 'sender'],
    ['a status waits', { carries: 'status' }, 'status.not-collected', 'recipient-system'],
    ['a status waits for nobody', { carries: 'status', system: undefined }, 'status.no-system', 'administrator'],
    ['a status was never fetched', { carries: 'status', state: 'expired' }, 'status.expired', 'administrator'],
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

  it('is known for whatever may meet: one sentence in both languages, since a moment that has come, and every one can be', () => {
    const met = new Set<string>();
    const wrong: unknown[] = [];
    for (const facts of everything()) {
      const { code, who, since: from, sentence } = whoseMove(facts);
      met.add(code);
      const isWhole = [sentence.vi, sentence.en].every((words) => /^[^…{}[\]]+\.$/.test(words));
      if (!isWhole || !(who in moverNames) || from > facts.at) wrong.push({ facts, code, sentence });
    }
    expect(wrong).toEqual([]);
    expect(Object.keys(moves).filter((code) => !met.has(code))).toEqual([]);
  });
});

/** Every state with every question, freeze, way of carrying and ending; and what waits with everything that may hold it. */
function* everything(): Generator<DeliveryFacts> {
  const of = <Name extends keyof DeliveryFacts>(name: Name, ...values: DeliveryFacts[Name][]) =>
    values.map((value): Partial<DeliveryFacts> => ({ [name]: value }));
  const late = new Date(since.getTime() + 2 * questionOverdueMs);
  const kinds = (['take-back', 'revocation', 'update'] as const).map(asked);
  const untold = { ...asked('take-back'), untold: true };
  const disagreed = { ...asked('revocation'), disagreed: true };
  const carries = of('carries', 'document', 'status');
  const states = of('state', ...deliveryStates);
  const freezes = of('frozen', undefined, { at: since, by: 'axis' }, { at: since, by: 'administrator', reason: 'x' });
  const questions = of('questions', [], ...kinds.map((one) => [one]), kinds, [disagreed, untold], [untold]);
  const moments = of('at', at, late);
  const ways: Partial<DeliveryFacts>[] = [
    { reachedBy: 'collection' },
    { reachedBy: 'portal', fetchedAt: since },
    { reachedBy: 'portal' },
    { reachedBy: 'carrying' },
    { reachedBy: 'carrying', beingCarried: true, leasedUntil: expiresAt },
    { reachedBy: 'paused' },
    { reachedBy: 'carrying', failing: { attempts: 1, since, problem: 'HTTP 503', nextAt: late } },
    { leasedUntil: expiresAt },
  ];
  const hindrances: Partial<DeliveryFacts>[] = [
    { system: { name: 'dms', suspended: true } },
    { system: undefined },
    { robot: 'acts' },
    { robot: 'silent' },
    { closed: closed() },
    { closed: closed('H36.02') },
    { closed: { ...closed(), successors: [] } },
  ];
  const endings: Partial<DeliveryFacts>[] = [
    { sendsStatuses: false },
    { furthest: { status: '03', at: since }, wasAcknowledged: true },
    { furthest: { status: '05', at: since }, reason: 'gửi nhầm' },
    { furthest: { status: '06', at: since } },
    ...Object.keys(failureReasonNames).map((failure) => ({ failure: failure as FailureReason, target: 'H36.02' })),
    { settledAt: at },
    { settledAt: at, successor: { delivery: 'd', recipient: 'H36' } },
  ];
  const anyhow = [carries, states, freezes, questions, moments];
  yield* combine(aDelivery({}), [...anyhow, ways]);
  yield* combine(aDelivery({}), [...anyhow, endings]);
  yield* combine(aDelivery({}), [carries, freezes, questions, ways, hindrances]);
}

function* combine(
  facts: DeliveryFacts,
  [values, ...further]: readonly (readonly Partial<DeliveryFacts>[])[],
): Generator<DeliveryFacts> {
  if (!values) return yield facts;
  for (const value of values) yield* combine({ ...facts, ...value }, further);
}

function aDelivery(facts: Partial<DeliveryFacts>): DeliveryFacts {
  return {
    ...{ carries: 'document', state: 'pending', since, at, expiresAt, recipient: 'H36.01', reachedBy: 'collection' },
    ...{ system: { name: 'dms', suspended: false }, questions: [], sendsStatuses: true },
    ...facts,
  };
}

function asked(kind: 'take-back' | 'revocation' | 'update') {
  return { kind, askedAt: since };
}

function closed(standIn?: string) {
  return { at: '2026-01-15T02:00:00Z', successors: ['H36.02', 'H36.03'], standIn };
}

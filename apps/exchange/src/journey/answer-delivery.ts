import type { answerDelivery as question, DeliveryReceipt, HeardBy, RegisterEntry } from '@edoc-axis/contracts';
import {
  type AnswerJudgement,
  type Caller,
  CataloguedError,
  type DeliveryEvent,
  type DeliveryState,
  type GivenAnswer,
  judgeAnswer,
  mayAnswer,
  type StatusCode,
  transition,
} from '@edoc-axis/domain';
import { newId } from '@edoc-axis/platform';
import { type DeliveryCase, receiptsOfDelivery } from '../store/delivery-case.js';
import { tellAttempt } from '../store/facts.js';
import type { NewFact, NewReceipt } from '../store/new-rows.js';
import { type Outcome, recordOutcome } from '../store/record-outcome.js';
import { nameOf } from './actor.js';
import { factOfEvent, factsOfReply } from './answering/facts-of-answer.js';
import { renderStatus } from './answering/render-status.js';
import { writeEntry } from './answering/write-entry.js';
import { knownDelivery } from './collecting/known-delivery.js';
import { demandPartySignature } from './collecting/party-signature.js';
import { deliveryReceipt } from './delivery-receipt.js';
import { aboutDelivery } from './delivery-statement.js';
import { issueReceipt, type Statement } from './issue-receipt.js';
import { untilWritten } from './look-again.js';
import type { ExchangePorts } from './ports.js';
import { type BroughtStatus, saidClaim } from './status-packet.js';

type Ports = Pick<
  ExchangePorts,
  'database' | 'directory' | 'clock' | 'epoch' | 'axis' | 'receiptKey' | 'times' | 'firsts'
>;
type Request = Omit<HeardBy<typeof question>, 'status'> & {
  readonly status: StatusCode;
  /** Said by a status packet, which travels on. */
  readonly packet?: BroughtStatus;
};
type Counting = Extract<AnswerJudgement, { outcome: 'counts' }>;

/** More than any office has to say; a system that repeats itself for ever is stopped here. */
const answersMax = 200;

/**
 * The recipient speaks: taken, refused, assigned, in work, done. The answer is kept beside the state, changes the state
 * if that is what it says, and travels to the sender's system as a status packet, all at once. Said twice it gets what
 * it got the first time. With `answersSeen` it counts only where nobody else has answered since: what was looked at is
 * what is written over, or it is looked at and judged again. What it takes it may enter into its register of received documents in the same breath.
 * @throws CataloguedError `answer.…`, `delivery.…`, `register.…`; an answer that cannot count but that somebody will ask about leaves a fact
 */
export async function answerDelivery(ports: Ports, caller: Caller, request: Request): Promise<DeliveryReceipt> {
  return untilWritten(async () => {
    const at = ports.clock.now();
    const found = await knownDelivery(ports, caller, request.delivery, at, mayAnswer);
    if (found.carries === 'status') throw new CataloguedError('delivery.carries-no-answers');
    const { status, description, signature } = request;
    if (request.entry && status !== '03') throw new CataloguedError('register.not-with-status', { status });
    const said = demandPartySignature(ports, caller, signature, {
      act: 'answer',
      delivery: found.id,
      status,
      description,
    });

    const judgement = judgeAnswer({
      state: found.state,
      fetched: found.fetched_at !== null,
      status,
      description,
      question: request.question,
      answersSoFar: found.answers,
      answersSeen: request.answersSeen,
      openQuestions: found.open_questions,
    });
    switch (judgement.outcome) {
      case 'refused':
        return refuse(ports, caller, found, request, judgement);
      case 'repeated':
        return answeredBefore(ports, { caller, found, request, at }, judgement.first);
      case 'counts':
        return record(ports, { caller, found, request, at, said: said ?? packetSaid(request) }, judgement);
    }
  });
}

interface Answering {
  readonly caller: Caller;
  readonly found: DeliveryCase;
  readonly request: Request;
  readonly at: Date;
  /** What the recipient signed itself. */
  readonly said?: Statement['said'];
}

function packetSaid({ packet }: Request): Statement['said'] {
  return packet && saidClaim(packet);
}

async function record(ports: Ports, answering: Answering, judgement: Counting): Promise<DeliveryReceipt | undefined> {
  const { caller, found, request, at } = answering;
  if (found.answers.length >= answersMax) throw new CataloguedError('answer.too-many', { answersMax });
  const by = nameOf(caller);
  const reason = reasonOf(answering, judgement);
  const steps = stepsOf(ports, answering, judgement);
  const receipts = steps.map(({ receipt }) => receipt);
  const closed = judgement.closes.map(({ id }) => id);
  const { written, entry } = await write(ports, answering, {
    delivery: found,
    state: judgement.state,
    at,
    reason,
    acknowledged: judgement.events.includes('acknowledge'),
    facts: [...steps.map(({ fact }) => fact), ...factsOfReply(answering, judgement)],
    receipts,
    answer: {
      id: newId(),
      delivery: found.id,
      status: request.status,
      description: request.description ?? null,
      staff: request.staff ?? null,
      by,
      given_at: at,
      signature: request.signature ?? null,
      receipts: receipts.map(({ id }) => id),
    },
    closesQuestions: closed,
    disagreesWith: judgement.leavesOpen?.id,
    status: renderStatus(ports, answering),
  });
  if (!written) return undefined;
  if (judgement.events.includes('deliver')) ports.firsts.received(found.recipient, found.sender);
  ports.firsts.answered(found.recipient);
  const acknowledgedAt = judgement.events.includes('acknowledge') ? at : found.acknowledged_at;
  const { id } = found;
  const receipt = deliveryReceipt({ id, state: judgement.state, acknowledged_at: acknowledgedAt, reason }, receipts);
  return { ...receipt, entry };
}

/** The answer, and the entry with it, or none of both. */
async function write(
  { database, epoch }: Ports,
  { caller, found, request: { entry }, at }: Answering,
  outcome: Outcome,
): Promise<{ written: boolean; entry?: RegisterEntry }> {
  if (!entry) return { written: await recordOutcome(database, epoch, outcome) };
  const entered = await writeEntry(database, { found, entry, at, by: nameOf(caller) }, (client) =>
    recordOutcome(client, epoch, outcome),
  );
  return { written: entered !== undefined, entry: entered };
}

/** Kept beside a final state: the recipient's words, or those it was asked with. */
function reasonOf({ found, request }: Answering, { events, closes }: Counting): object | undefined {
  if (events.includes('refuse')) return { text: request.description };
  if (!events.includes('withdraw')) return undefined;
  const asked = found.open_questions.find(({ id }) => id === closes[0]?.id);
  return { withdrawnBy: asked?.kind, text: asked?.reason ?? undefined };
}

/** Each change of state with its receipt and its fact, in order. */
function stepsOf(
  ports: Ports,
  answering: Answering,
  { events, closes }: Counting,
): { receipt: NewReceipt; fact: NewFact }[] {
  const { caller, found, request, at, said } = answering;
  let state: DeliveryState = found.state;
  return events.map((event) => {
    const change = transition(state, event);
    const from = state;
    state = change.to;
    const receipt = issueReceipt(ports, {
      event: change.receipt,
      ...aboutDelivery(found),
      confirmedBy: event === 'deliver' ? 'status' : undefined,
      reason: receiptReasonOf(event, request),
      said,
      at,
      by: nameOf(caller),
    });
    return { receipt, fact: { ...factOfEvent(answering, event, { from, closes }), receipt: receipt.id } };
  });
}

function receiptReasonOf(event: DeliveryEvent, { description: text }: Request): Statement['reason'] {
  if (event === 'refuse') return { code: 'refused-by-recipient', text };
  return event === 'withdraw' ? { code: 'agreed-by-recipient', text } : undefined;
}

async function refuse(
  { database, epoch, clock }: Ports,
  caller: Caller,
  found: DeliveryCase,
  { status, description }: Request,
  { code, params, keep }: Extract<AnswerJudgement, { outcome: 'refused' }>,
): Promise<never> {
  const said = { recipient: found.recipient, ...params };
  if (keep) {
    const about = { document: found.document, delivery: found.id, by: nameOf(caller), at: clock.now() };
    const told = { recipient: found.recipient, status, description, reason: { code, params: said } };
    await tellAttempt(database, epoch, { id: newId(), kind: 'delivery.answer-refused', params: told, ...about });
  }
  throw new CataloguedError(code, said);
}

/** Who says so again may have learned only now that it is to be entered. */
async function answeredBefore(
  { database }: Ports,
  { caller, found, request: { entry }, at }: Answering,
  first: GivenAnswer,
): Promise<DeliveryReceipt> {
  const entered = entry && (await writeEntry(database, { found, entry, at, by: nameOf(caller) }));
  const answer = found.answers.find((given) => given === first);
  const receipts = await receiptsOfDelivery(database, found);
  const given = (answer?.receipts ?? []).flatMap((id) => receipts.find((receipt) => receipt.id === id) ?? []);
  return { ...deliveryReceipt(found, given), entry: entered };
}

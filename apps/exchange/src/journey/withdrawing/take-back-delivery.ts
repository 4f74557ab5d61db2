import { type Caller, judgeWithdrawal, transition, type WithdrawalOutcome } from '@edoc-axis/domain';
import { newId } from '@edoc-axis/platform';
import { type DeliveryCase, findDeclined, findDelivery } from '../../store/delivery-case.js';
import { recordOutcome } from '../../store/record-outcome.js';
import { nameOf } from '../actor.js';
import { aboutDelivery } from '../delivery-statement.js';
import { issueReceipt } from '../issue-receipt.js';
import { untilWritten } from '../look-again.js';
import type { ExchangePorts } from '../ports.js';
import { statusPacket } from '../status-packet.js';

export type TakeBackPorts = Pick<
  ExchangePorts,
  'database' | 'directory' | 'clock' | 'epoch' | 'axis' | 'receiptKey' | 'times'
>;

/** What became of one delivery. */
export interface TakenDelivery {
  readonly found: Pick<DeliveryCase, 'id' | 'recipient' | 'addressed_to' | 'state' | 'acknowledged_at'>;
  readonly outcome: WithdrawalOutcome;
  /** That waits for the recipient's answer, or got it. */
  readonly question?: string;
}

interface TakingBack {
  readonly by: string;
  readonly found: DeliveryCase;
  readonly reason: string;
  readonly at: Date;
}

/**
 * Takes one delivery back, or asks its recipient to give it back. A recipient that comes for it at the same moment, confirms
 * or answers, wins or loses as a whole; whoever loses looks again. Asked again in the same words, a recipient that did not
 * agree is not asked a second time.
 */
export function takeBackDelivery(
  ports: TakeBackPorts,
  caller: Caller,
  { delivery, reason }: { delivery: string; reason: string },
): Promise<TakenDelivery> {
  return untilWritten(async () => {
    const found = await findDelivery(ports.database, delivery);
    if (!found) throw new Error(`The delivery ${delivery} is no more.`);
    const judgement = judgeWithdrawal({
      withdrawal: 'take-back',
      state: found.state,
      fetched: found.fetched_at !== null,
      openQuestions: found.open_questions,
    });
    const taking: TakingBack = { by: nameOf(caller), found, reason, at: ports.clock.now() };
    switch (judgement.outcome) {
      case 'withdraw':
        return withdraw(ports, taking);
      case 'ask': {
        const declined = await findDeclined(ports.database, { delivery, reason });
        return declined === undefined ? ask(ports, taking) : { found, outcome: 'declined', question: declined };
      }
      case 'already-asked':
        return { found, outcome: 'asked', question: judgement.question.id };
      case 'already-withdrawn':
        return { found, outcome: 'withdrawn' };
      case 'nothing-to-withdraw':
        return { found, outcome: 'ended' };
    }
  });
}

async function withdraw(
  ports: TakeBackPorts,
  { by, found, reason, at }: TakingBack,
): Promise<TakenDelivery | undefined> {
  const { to: state, receipt: event } = transition(found.state, 'withdraw');
  const receipt = issueReceipt(ports, {
    ...{ event, ...aboutDelivery(found), at, by },
    reason: { code: 'taken-back', text: reason },
  });
  const about = { id: newId(), at, by, document: found.document, delivery: found.id };
  const params = { recipient: found.recipient, reason };
  const written = await recordOutcome(ports.database, ports.epoch, {
    ...{ delivery: found, state, at, receipts: [receipt] },
    facts: [{ ...about, kind: 'delivery.withdrawn', params, receipt: receipt.id }],
    reason: { withdrawnBy: 'take-back', text: reason },
  });
  return written ? { found: { ...found, state }, outcome: 'withdrawn' } : undefined;
}

async function ask(ports: TakeBackPorts, { by, found, reason, at }: TakingBack): Promise<TakenDelivery | undefined> {
  const { sender, recipient, state } = found;
  const question = newId();
  const name = ports.directory.agency(sender, at)?.name ?? sender;
  const about = { id: newId(), at, by, document: found.document, delivery: found.id };
  const written = await recordOutcome(ports.database, ports.epoch, {
    ...{ delivery: found, state, at, receipts: [] },
    facts: [{ ...about, kind: 'delivery.take-back-asked', params: { sender, recipient, reason, question } }],
    asks: { id: question, kind: 'take-back', by, reason },
    status: statusPacket(ports, {
      ...{ found, at, from: { organId: sender, organName: name }, to: recipient, statusCode: '13' },
      description: `Trục lập theo yêu cầu của ${name}: ${reason}`,
    }),
  });
  return written ? { found, outcome: 'asked', question } : undefined;
}

import { judgeWithdrawal, transition, type Withdrawal, type WithdrawalOutcome } from '@edoc-axis/domain';
import { newId } from '@edoc-axis/platform';
import { type DeliveryCase, findDeclined, findDelivery } from '../../store/delivery-case.js';
import type { NewFact } from '../../store/new-rows.js';
import { recordOutcome } from '../../store/record-outcome.js';
import { aboutDelivery } from '../delivery-statement.js';
import { issueReceipt } from '../issue-receipt.js';
import { untilWritten } from '../look-again.js';
import type { ExchangePorts } from '../ports.js';
import { type BroughtStatus, carryStatus, saidClaim, statusPacket } from '../status-packet.js';

export type WithdrawalPorts = Pick<
  ExchangePorts,
  'database' | 'directory' | 'clock' | 'epoch' | 'axis' | 'receiptKey' | 'times'
>;

/** What the sender does to a document, in its words, by one of its systems or people. */
export interface WithdrawalAct {
  readonly withdrawal: Withdrawal;
  readonly by: string;
  readonly reason: string | null;
  /** The sender's own status packet (13), which travels on. */
  readonly packet?: BroughtStatus;
}

/** What became of one delivery. */
export interface WithdrawnDelivery {
  readonly found: Pick<DeliveryCase, 'id' | 'recipient' | 'addressed_to' | 'state' | 'acknowledged_at' | 'reason'>;
  readonly outcome: WithdrawalOutcome;
  /** That waits for the recipient's answer, or got it. */
  readonly question?: string;
}

/**
 * Withdraws one delivery, or asks its recipient. A recipient that comes for it at the same moment, confirms or answers, wins
 * or loses as a whole; whoever loses looks again. Asked to give it back in the same words again, a recipient that did not
 * agree is not asked a second time.
 * @returns `gone` when the delivery has become one with another of its document in the meantime
 */
export function withdrawDelivery(
  ports: WithdrawalPorts,
  act: WithdrawalAct,
  delivery: string,
): Promise<WithdrawnDelivery | 'gone'> {
  return untilWritten(async () => {
    const found = await findDelivery(ports.database, delivery);
    if (!found) return 'gone';
    const judgement = judgeWithdrawal({
      withdrawal: act.withdrawal,
      state: found.state,
      fetched: found.fetched_at !== null,
      openQuestions: found.open_questions,
    });
    const acting: Acting = { act, found, at: ports.clock.now() };
    switch (judgement.outcome) {
      case 'withdraw':
        return withdraw(ports, acting);
      case 'ask': {
        const declined = await declinedBefore(ports, acting);
        return declined === undefined ? ask(ports, acting) : { found, outcome: 'declined', question: declined };
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

interface Acting {
  readonly act: WithdrawalAct;
  readonly found: DeliveryCase;
  readonly at: Date;
}

/** A revocation is declared and not asked for: it stays open until the recipient has carried it out. */
async function declinedBefore({ database }: WithdrawalPorts, { act, found }: Acting): Promise<string | undefined> {
  if (act.withdrawal === 'revocation') return undefined;
  return findDeclined(database, { delivery: found.id, reason: act.reason });
}

async function withdraw(ports: WithdrawalPorts, acting: Acting): Promise<WithdrawnDelivery | undefined> {
  const { act, found, at } = acting;
  const { by, withdrawal } = act;
  const text = act.reason ?? undefined;
  const isRevoked = withdrawal === 'revocation';
  const { to: state, receipt: event } = transition(found.state, 'withdraw');
  const receipt = issueReceipt(ports, {
    ...{ event, ...aboutDelivery(found), at, by },
    reason: { code: isRevoked ? 'revoked' : 'taken-back', text },
    said: act.packet && saidClaim(act.packet),
  });
  const fact = factOf(acting, isRevoked ? 'delivery.revoked' : 'delivery.withdrawn', { reason: text });
  const reason = { withdrawnBy: withdrawal, text };
  const written = await recordOutcome(ports.database, ports.epoch, {
    ...{ delivery: found, state, at, receipts: [receipt] },
    facts: [{ ...fact, receipt: receipt.id }],
    reason,
  });
  return written ? { found: { ...found, state, reason }, outcome: 'withdrawn' } : undefined;
}

/** A revocation is on its way to the recipient as a document already; a take-back has nothing but the status that tells of it. */
async function ask(ports: WithdrawalPorts, acting: Acting): Promise<WithdrawnDelivery | undefined> {
  const { act, found, at } = acting;
  const { by, reason, withdrawal: kind } = act;
  const question = newId();
  const isRevoked = kind === 'revocation';
  const params = { sender: found.sender, reason: reason ?? undefined, question };
  const written = await recordOutcome(ports.database, ports.epoch, {
    ...{ delivery: found, state: found.state, at, receipts: [] },
    facts: [factOf(acting, isRevoked ? 'delivery.revocation-told' : 'delivery.take-back-asked', params)],
    asks: { id: question, kind, by, reason },
    status: isRevoked ? undefined : requestPacket(ports, acting),
  });
  return written ? { found, outcome: 'asked', question } : undefined;
}

function requestPacket(ports: WithdrawalPorts, { act, found, at }: Acting) {
  const { sender, recipient } = found;
  if (act.packet) return carryStatus(ports, { found, to: recipient, at }, act.packet);
  const name = ports.directory.agency(sender, at)?.name ?? sender;
  return statusPacket(ports, {
    ...{ found, at, from: { organId: sender, organName: name }, to: recipient, statusCode: '13' },
    description: `Trục lập theo yêu cầu của ${name}${act.reason === null ? '' : `: ${act.reason}`}`,
  });
}

function factOf({ act, found, at }: Acting, kind: NewFact['kind'], params: NewFact['params']): NewFact {
  const { document, id: delivery, recipient } = found;
  return { id: newId(), kind, at, by: act.by, document, delivery, params: { recipient, ...params } };
}

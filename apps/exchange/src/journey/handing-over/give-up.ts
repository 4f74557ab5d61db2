import { type ErrorCode, isPossible, transition } from '@edoc-axis/domain';
import { newId } from '@edoc-axis/platform';
import { findDelivery } from '../../store/delivery-case.js';
import { recordOutcome } from '../../store/record-outcome.js';
import { aboutDelivery } from '../delivery-statement.js';
import { issueReceipt } from '../issue-receipt.js';
import { untilWritten } from '../look-again.js';
import type { ExchangePorts } from '../ports.js';

type Ports = Pick<ExchangePorts, 'database' | 'clock' | 'epoch' | 'axis' | 'receiptKey'>;

/**
 * Trying again cannot cure it: its recipient's system refused this very packet too often. Its sender and the administrator
 * are to act. A status is tried until its time ends: it has no such end.
 */
export async function giveUp(
  ports: Ports,
  delivery: string,
  problem: { readonly code: ErrorCode; readonly params: object },
): Promise<void> {
  await untilWritten(async () => {
    const found = await findDelivery(ports.database, delivery);
    if (!found || !isPossible(found.state, 'give-up', found.carries)) return true;
    const at = ports.clock.now();
    const failure = 'recipient-system-fails';
    const { to: state, receipt: event } = transition(found.state, 'give-up', found.carries);
    const reason = { code: failure, params: { problem } };
    const receipt = issueReceipt(ports, { event, ...aboutDelivery(found), reason, at, by: 'axis' });
    const fact = {
      ...{ id: newId(), kind: 'delivery.undeliverable' as const, at, by: 'axis' },
      ...{ document: found.document, delivery, receipt: receipt.id },
      params: { recipient: found.recipient, failure },
    };
    const outcome = { delivery: found, state, at, facts: [fact], receipts: [receipt], reason: { failure, ...problem } };
    return (await recordOutcome(ports.database, ports.epoch, outcome)) || undefined;
  });
}

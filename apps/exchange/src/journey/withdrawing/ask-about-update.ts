import { isFinal } from '@edoc-axis/domain';
import { newId } from '@edoc-axis/platform';
import { findDelivery } from '../../store/delivery-case.js';
import { recordOutcome } from '../../store/record-outcome.js';
import { untilWritten } from '../look-again.js';
import type { WithdrawalPorts } from './withdraw-delivery.js';

/**
 * Who has a document that was updated is asked whether it agrees. Who has not fetched it gets both together and is asked
 * nothing; neither is who has not answered about an earlier update yet.
 */
export function askAboutUpdate(
  { database, epoch, clock }: WithdrawalPorts,
  { by, reason }: { by: string; reason: string | null },
  delivery: string,
): Promise<'asked' | 'not-asked' | 'gone'> {
  return untilWritten(async () => {
    const found = await findDelivery(database, delivery);
    if (!found) return 'gone';
    const { state, fetched_at, open_questions: open, document, recipient } = found;
    if (isFinal(state) || fetched_at === null || open.some(({ kind }) => kind === 'update')) return 'not-asked';
    const question = newId();
    const about = { id: newId(), at: clock.now(), by, document, delivery };
    const written = await recordOutcome(database, epoch, {
      ...{ delivery: found, state, at: about.at, receipts: [] },
      facts: [{ ...about, kind: 'delivery.update-told', params: { recipient, reason: reason ?? undefined, question } }],
      asks: { id: question, kind: 'update', by, reason },
    });
    return written ? 'asked' : undefined;
  });
}

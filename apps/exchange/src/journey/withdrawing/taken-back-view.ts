import type { ReplyOf, takeBackDocument as question } from '@edoc-axis/contracts';
import { type WithdrawalOutcome, withdrawalOutcomeNames } from '@edoc-axis/domain';
import { listedMax } from '@edoc-axis/evidence';
import type { Database } from '@edoc-axis/platform';
import { withdrawalReceipts } from '../../store/withdrawable.js';
import { receiptView } from '../delivery-receipt.js';
import { stateNameOf } from '../state-name.js';
import type { WithdrawnDelivery } from './withdraw-delivery.js';

/** How many are gone, asked for or neither, and the first of them one by one; the document shows all of them. */
export async function takenBackView(
  database: Database,
  document: string,
  taken: readonly WithdrawnDelivery[],
): Promise<ReplyOf<typeof question>> {
  const shown = taken.slice(0, listedMax);
  const receipts = await withdrawalReceipts(
    database,
    document,
    shown.flatMap(({ outcome, found }) => (outcome === 'withdrawn' ? found.id : [])),
  );
  const count = (wanted: WithdrawalOutcome) => taken.filter(({ outcome }) => outcome === wanted).length;
  return {
    document,
    withdrawn: count('withdrawn'),
    asked: count('asked'),
    declined: count('declined'),
    ended: count('ended'),
    deliveries: shown.map(({ found, outcome, question }) => {
      const { id, recipient, addressed_to: addressedTo, state } = found;
      const receipt = receipts.find(({ delivery }) => delivery === id);
      return {
        ...{ id, recipient, addressedTo, outcome, outcomeName: withdrawalOutcomeNames[outcome], state, question },
        stateName: stateNameOf(found),
        receipt: receipt && receiptView(receipt),
      };
    }),
  };
}

import { type Withdrawable, withdrawableDeliveries } from '../../store/withdrawable.js';
import { untilWritten } from '../look-again.js';
import {
  withdrawDelivery,
  type WithdrawalAct,
  type WithdrawalPorts,
  type WithdrawnDelivery,
} from './withdraw-delivery.js';

/** So many are under way at once. Others' deliveries come in between. */
const batchMax = 200;

export interface WithdrawalReach {
  readonly document: string;
  /** Absent: all. */
  readonly recipients?: readonly string[];
  /** Whether the act is about this one. */
  readonly reaches?: (delivery: Withdrawable) => boolean;
}

/**
 * The deliveries of a document to these recipients, each for itself, in batches. Where two of them become one in the
 * meantime, because they meet at one office, it is looked at all of them again: what was done is found done.
 */
export function withdrawDeliveries(
  ports: WithdrawalPorts,
  act: WithdrawalAct,
  { document, recipients, reaches = () => true }: WithdrawalReach,
): Promise<WithdrawnDelivery[]> {
  return untilWritten(async () => {
    const done: WithdrawnDelivery[] = [];
    for (let after: string | undefined, more = true; more;) {
      const page = await withdrawableDeliveries(ports.database, { document, recipients, after, limit: batchMax });
      const outcomes = await Promise.all(page.filter(reaches).map(({ id }) => withdrawDelivery(ports, act, id)));
      for (const outcome of outcomes) {
        if (outcome === 'gone') return undefined;
        done.push(outcome);
      }
      after = page.at(-1)?.id;
      more = page.length === batchMax;
    }
    return done;
  });
}

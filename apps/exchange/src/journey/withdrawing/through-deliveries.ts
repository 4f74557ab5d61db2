import { type Withdrawable, withdrawableDeliveries } from '../../store/withdrawable.js';
import { untilWritten } from '../look-again.js';
import type { ExchangePorts } from '../ports.js';

/** So many are under way at once. Others' deliveries come in between. */
const batchMax = 200;

export interface DeliveryReach {
  readonly document: string;
  /** Absent: all. */
  readonly recipients?: readonly string[];
  /** Whether the act is about this one. */
  readonly reaches?: (delivery: Withdrawable) => boolean;
}

/**
 * Does something to the deliveries of a document to these recipients, each for itself, in batches. Where two of them become
 * one in the meantime, because they meet at one office, all are looked at again: what was done is found done.
 * @param step says `gone` of a delivery that is no more
 */
export function throughDeliveries<Result>(
  { database }: Pick<ExchangePorts, 'database'>,
  { document, recipients, reaches = () => true }: DeliveryReach,
  step: (delivery: string) => Promise<Result | 'gone'>,
): Promise<Result[]> {
  return untilWritten(async () => {
    const done: Result[] = [];
    for (let after: string | undefined, more = true; more;) {
      const page = await withdrawableDeliveries(database, { document, recipients, after, limit: batchMax });
      const outcomes = await Promise.all(page.filter(reaches).map(({ id }) => step(id)));
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

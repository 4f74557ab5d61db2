import { frozenAt } from './freezes.js';
import { type Database, prepared } from '@edoc-axis/platform';

export interface Fetching {
  readonly deliveries: readonly string[];
  readonly system: string;
  readonly at: Date;
}

/**
 * Records, once for each delivery and system, that the bytes are being handed over, with a fact for each; of a status it
 * is told only that it arrived, because the sender that fetches it would read as fetching its own document. It raises the
 * version: a take-back that saw a delivery nobody had fetched must look again.
 * @returns how many of the deliveries are still open to this system; fewer than asked about means that some were closed,
 *   or their document frozen, in between
 */
export async function recordFetched(database: Database, epoch: number, fetching: Fetching): Promise<number> {
  const { deliveries, system, at } = fetching;
  const [row] = await record(database, [deliveries, system, at, epoch]);
  return row?.open ?? 0;
}

const record = prepared<readonly unknown[], { open: number }>(
  'record-fetched',
  `with open as (
     select id from delivery
      where id = any ($1::uuid[]) and state in ('pending', 'delivered', 'acknowledged')
        and (carries = 'status' or ${frozenAt('delivery.document')} is null)
      order by id for update
   ), changed as (
     update delivery
        set fetched_at = coalesce(fetched_at, $3), fetched_by = array_append(fetched_by, $2::text),
            version = version + 1
       from open
      where delivery.id = open.id and not $2::text = any (fetched_by)
     returning delivery.id, delivery.document, delivery.recipient, delivery.carries
   ), new_fact as (
     insert into fact (epoch, id, kind, at, by, document, delivery, params)
     select $4::integer, gen_random_uuid(), 'delivery.fetched', $3, $2, document, id,
            jsonb_build_object('recipient', recipient)
       from changed where carries = 'document'
   )
   select count(*)::integer as open from open`,
);

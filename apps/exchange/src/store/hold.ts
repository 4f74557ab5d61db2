import { type Database, prepared } from '@edoc-axis/platform';

/**
 * Keeps a delivery that waits for a system until then, as a lease does, but without a token: whoever has the one of an
 * attempt under way keeps it. What another system holds is left to it.
 */
export async function holdDelivery(
  database: Database,
  order: { readonly delivery: string; readonly system: string; readonly now: Date; readonly until: Date },
): Promise<void> {
  await hold(database, [order.delivery, order.system, order.now, order.until]);
}

const hold = prepared<[string, string, Date, Date], object>(
  'hold-delivery',
  `update delivery
      set leased_until = greatest(leased_until, $4::timestamptz),
          leased_by = $2,
          lease_hash = case when leased_until > $3 then lease_hash end
    where id = $1 and coalesce(state, '') = 'pending'
      and (leased_until is null or leased_until <= $3 or leased_by = $2)`,
);

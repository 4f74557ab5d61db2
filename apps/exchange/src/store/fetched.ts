import { type Database, numbered, prepared, together } from '@edoc-axis/platform';
import { frozenAt } from './freezes.js';

export interface Fetching {
  readonly deliveries: readonly string[];
  readonly system: string;
  readonly at: Date;
  /** We bring them; the system did not come. */
  readonly brought?: boolean;
}

/**
 * Records, once for each delivery and system, that the bytes are being handed over, with a fact for each; of a status it
 * is told only that it arrived, because the sender that fetches it would read as fetching its own document. It raises the
 * version: a take-back that saw a delivery nobody had fetched must look again.
 * @returns how many of the deliveries are still open to this system; fewer than asked about means that some were closed,
 *   or their document frozen, in between
 */
export async function recordFetched(database: Database, epoch: number, fetching: Fetching): Promise<number> {
  return recordTogether(database, { ...fetching, epoch });
}

const recordTogether = together<Fetching & { readonly epoch: number }, number>(async (database, fetchings) => {
  const rows = await record(database, [numbered(fetchings)]);
  const open = new Map(rows.map((row) => [row.n, row.open]));
  return fetchings.map((_, n) => open.get(n) ?? 0);
});

const record = prepared<[string], { n: number; open: number }>(
  'record-fetched',
  `with wanted as materialized (
     select o.n, o.epoch, o.system, o.at, coalesce(o.brought, false) as brought, delivery
       from jsonb_to_recordset($1::jsonb)
              as o (n integer, epoch integer, deliveries uuid[], system text, at timestamptz, brought boolean),
            unnest(o.deliveries) as delivery
   ), open as materialized (
     select id, fetched_by from delivery
      where id = any (array (select delivery from wanted)) and state in ('pending', 'delivered', 'acknowledged')
        and (carries = 'status' or ${frozenAt('delivery.document')} is null)
      order by id for update
   ), fresh as materialized (
     select distinct on (open.id, wanted.system) open.id, wanted.system, wanted.at, wanted.epoch, wanted.brought
       from open join wanted on wanted.delivery = open.id
      where not wanted.system = any (open.fetched_by)
   ), changed as (
     update delivery
        set fetched_at = coalesce(fetched_at, f.at), fetched_by = fetched_by || f.systems, version = version + 1
       -- A row changes once in a statement, though several systems came for it.
       from (select id, min(at) as at, array_agg(system) as systems from fresh group by id) f
      where delivery.id = f.id and delivery.id = any (array (select id from fresh))
     returning delivery.id, delivery.document, delivery.recipient, delivery.carries
   ), new_fact as (
     insert into fact (epoch, id, kind, at, by, document, delivery, params)
     select fresh.epoch, gen_random_uuid(), case when fresh.brought then 'delivery.brought' else 'delivery.fetched' end,
            fresh.at, case when fresh.brought then 'axis' else fresh.system end, changed.document, changed.id,
            jsonb_build_object('recipient', changed.recipient)
       from changed join fresh on fresh.id = changed.id
      where changed.carries = 'document'
   )
   select wanted.n, count(open.id)::integer as open
     from wanted left join open on open.id = wanted.delivery
    group by wanted.n`,
);

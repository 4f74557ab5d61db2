import { type Database, prepared } from '@edoc-axis/platform';
import { foldForSearch } from './fold-for-search.js';

/** An agency whose documents are looked through: all of them, or those handled in that time. */
export interface LookedAt {
  readonly agency: string;
  readonly since?: Date;
  /** The first moment that does not count. */
  readonly until?: Date;
}

/** What is looked for; every part is optional. */
export interface Sought {
  readonly states?: readonly string[];
  /** Folded, each with the blank it begins with. */
  readonly words?: readonly string[];
  /** The other side, or one below it. */
  readonly other?: string;
  readonly priority?: number;
  readonly from?: Date;
  /** The first moment that does not count. */
  readonly to?: Date;
}

/** Where somebody is in a list that goes back in time. */
export interface Place {
  readonly at: Date;
  readonly id: string;
}

export interface LookOrder {
  readonly agencies: readonly LookedAt[];
  readonly sought: Sought;
  readonly before: Place;
  /** So many are read at most. */
  readonly walk: number;
  readonly limit: number;
}

/** What was found among those that were read, and where the reading ended. */
export interface Looked {
  readonly found: readonly Place[];
  readonly walked: number;
  readonly last?: Place;
}

/** Deliveries to these agencies, the newest first. The newest of each are read, as many as are walked, and nobody else's. */
export function lookBackAtReceived(database: Database, order: LookOrder): Promise<Looked> {
  return look(database, receivedOf, order, order.before.at);
}

/** Documents of these senders, in the same way. */
export function lookBackAtSent(database: Database, order: LookOrder): Promise<Looked> {
  return look(database, sentOf, order, order.before.at);
}

/**
 * The same for who looks at everything, or at more agencies than are worth an index each: all there is is read in the order
 * of ids, which is that in which it came, and what is not meant is passed over.
 */
export function passThroughReceived(database: Database, order: LookOrder & Everything): Promise<Looked> {
  return look(database, receivedOfAll, order, order.everything);
}

export function passThroughSent(database: Database, order: LookOrder & Everything): Promise<Looked> {
  return look(database, sentOfAll, order, order.everything);
}

interface Everything {
  readonly everything: boolean;
}

async function look(database: Database, statement: Statement, order: LookOrder, last: unknown): Promise<Looked> {
  const { agencies, sought, before, walk, limit } = order;
  const { states = null, words = null, other = null, priority = null, from = null, to = null } = sought;
  const [row] = await statement(database, [
    agencies.map(({ agency }) => agency),
    agencies.map(({ since }) => since ?? null),
    agencies.map(({ until }) => until ?? null),
    ...[from, to, states, other, priority, words?.length ? words : null, walk, limit, before.id, last],
  ]);
  const { found = [], walked = 0, at = null, id = null } = row ?? {};
  return {
    found: found.map((place) => ({ at: new Date(place.at), id: place.id })),
    walked,
    last: at && id !== null ? { at, id } : undefined,
  };
}

interface LookedRow {
  readonly found: readonly { readonly at: string; readonly id: string }[];
  readonly walked: number;
  readonly at: Date | null;
  readonly id: string | null;
}

type Statement = (database: Database, values: readonly unknown[]) => Promise<LookedRow[]>;

const isOrBelow = (code: string) => `(${code} = $7 or starts_with(${code}, $7 || '.'))`;

const documentFits = `($8::smallint is null or d.priority >= $8)
             and case when $9::text[] is null then true else (
               select bool_and(strpos(t.folded, word) > 0)
                 from (select ${foldForSearch(`d.code_number || '/' || d.code_notation || ' ' || d.subject`)} as folded offset 0) t,
                      unnest($9::text[]) word) end`;

/** A delivery `w` that was read is looked for. */
const receivedFits = `
         (select true from delivery v cross join lateral (select * from document where id = v.document) d
           where v.id = w.id and v.carries = 'document'
             and ($6::text[] is null or v.state = any ($6))
             and ($7::text is null or ${isOrBelow('d.sender')})
             and ${documentFits})`;

/** A document is. */
const sentFits = `
         (select true from document d
           where d.id = w.id
             and ($6::text[] is null and $7::text is null or (
               select true from delivery v
                where v.document = d.id and v.carries = 'document'
                  and ($6::text[] is null or v.state = any ($6))
                  and ($7::text is null or ${isOrBelow('v.recipient')})
                order by v.document, v.id limit 1))
             and ${documentFits})`;

const outcome = (fits: string, newest: string, oldest: string) => `
   found as (
     select at, id from walked w where ${fits} order by ${newest} limit $11
   )
   select coalesce((select json_agg(json_build_object('at', at, 'id', id) order by ${newest}) from found), '[]') as found,
          (select count(*)::integer from walked) as walked, last.at, last.id
     from (select) one left join lateral (select at, id from walked order by ${oldest} limit 1) last on true`;

interface Source {
  readonly table: string;
  readonly whose: string;
  readonly at: string;
  readonly fits: string;
}

const lookBack = (name: string, { table, whose, at, fits }: Source): Statement =>
  prepared<readonly unknown[], LookedRow>(
    name,
    `with walked as materialized (
     select v.at, v.id
       from unnest($1::text[], $2::timestamptz[], $3::timestamptz[]) as looked (agency, since, until)
      cross join lateral (
        select ${at} as at, id from ${table}
         where ${whose}
           and ${at} >= coalesce(greatest(looked.since, $4::timestamptz), '-infinity')
           and ${at} < least(coalesce(looked.until, 'infinity'), coalesce($5::timestamptz, 'infinity'))
           and (${at}, id) < ($13::timestamptz, $12::uuid)
         order by ${at} desc, id desc
         limit $10) v
      order by v.at desc, v.id desc
      limit $10
   ), ${outcome(fits, 'at desc, id desc', 'at, id')}`,
  );

const passThrough = (name: string, { table, whose, at, fits }: Source): Statement =>
  prepared<readonly unknown[], LookedRow>(
    name,
    `with walked as materialized (
     select ${at} as at, id, ${whose} as agency from ${table} where id < $12::uuid order by id desc limit $10
   ), ${outcome(
     `w.at >= coalesce($4::timestamptz, '-infinity') and w.at < coalesce($5::timestamptz, 'infinity')
        and ($13::boolean
             or w.agency in (select agency from unnest($1::text[], $3::timestamptz[]) as looked (agency, until)
                              where until is null)
             or exists (select from unnest($1::text[], $2::timestamptz[], $3::timestamptz[])
                                 as looked (agency, since, until)
                         where looked.until is not null and looked.agency = w.agency
                           and w.at >= looked.since and w.at < looked.until))
        and ${fits}`,
     'id desc',
     'id',
   )}`,
  );

const received = { table: 'delivery', at: 'created_at', fits: receivedFits };
const sent = { table: 'document', at: 'accepted_at', fits: sentFits };
const receivedOf = lookBack('look-back-at-received', {
  ...received,
  // As the index says it.
  whose: `recipient = looked.agency and carries like 'document'`,
});
const sentOf = lookBack('look-back-at-sent', { ...sent, whose: 'lower(sender) = lower(looked.agency)' });
const receivedOfAll = passThrough('pass-through-received', { ...received, whose: 'recipient' });
const sentOfAll = passThrough('pass-through-sent', { ...sent, whose: 'sender' });

import { type Database, prepared } from '@edoc-axis/platform';
import { frozenAt } from './freezes.js';
import type { LookedAt } from './look-back.js';

/** A delivery that waits for its recipient, and its place: urgent ones come first, by priority; then the oldest. */
export interface Waiting {
  readonly id: string;
  readonly urgent: boolean;
  /** Of an urgent one that was put in order by priority, with all up to the last of them. */
  readonly ordered?: { readonly priority: number; readonly upTo: string };
}

/*
 * What waits for an agency: what nobody has fetched; what it has, and has neither taken nor refused; and about what its sender
 * asks something. Each lies in the order of an index of its own, of which the head is read, and nothing else beside it: what
 * counts is looked up afterwards. Otherwise all that waits for who never answers would be read and sorted.
 */
const inState = (state: string, urgent: string, after: string, limit: string) => `
        (select id from delivery
          where recipient = looked.agency ${urgent} and state = '${state}' and carries = 'document' ${after}
          order by recipient, urgent desc, id limit ${limit})`;

const asked = (urgent: string, after: string, limit: string) => `
        (select q.delivery as id from question q
          where q.recipient = looked.agency ${urgent} and q.closed_at is null ${after}
          order by q.recipient, q.urgent desc, q.delivery limit ${limit})`;

const lookedAt = `unnest($1::text[], $2::timestamptz[], $3::timestamptz[]) as looked (agency, since, until)`;

/** Of what is frozen nobody can do anything. */
const counts = (head: string) => `
             v.created_at >= coalesce(${head}.since, '-infinity') and v.created_at < coalesce(${head}.until, 'infinity')
         and ${frozenAt('v.document')} is null`;

const deliveryOf = (head: string) =>
  `cross join lateral (select document, created_at from delivery where id = ${head}.id) v`;

function valuesOf(agencies: readonly LookedAt[]): unknown[] {
  return [
    agencies.map(({ agency }) => agency),
    agencies.map(({ since }) => since ?? null),
    agencies.map(({ until }) => until ?? null),
  ];
}

export interface WaitingOrder {
  readonly agencies: readonly LookedAt[];
  readonly after?: Waiting;
  readonly limit: number;
}

/** So often a page is filled up that what does not count left short. */
const roundsMax = 50;

/**
 * Of what is urgent so many are put in order by priority, the oldest; of many agencies together. Who has more waiting finds what is
 * beyond them after these, the oldest first.
 */
const orderedMax = 500;
const orderedOfAll = 5_000;

/** A page of what waits, after one. */
export async function waitingAfter(database: Database, order: WaitingOrder): Promise<Waiting[]> {
  const { agencies, after, limit } = order;
  const found = new Map<string, Waiting>();
  let last = after;
  if (!after || after.ordered) {
    const { meant, upTo } = await urgentByPriority(
      database,
      order,
      after?.ordered && { id: after.id, ...after.ordered },
    );
    for (const each of meant) found.set(each.id, each);
    last = { id: upTo, urgent: true };
  }
  for (let round = 0; round < roundsMax && found.size < limit; round += 1) {
    const heads = await headsAfter(database, { agencies, after: last, limit });
    for (const { id, urgent, counts: isMeant } of heads) if (isMeant) found.set(id, { id, urgent });
    last = heads.at(-1);
    if (heads.length < limit) break;
  }
  return [...found.values()].slice(0, limit);
}

/**
 * The indices know that something is urgent and not how much: priority lies with the document. In them it would be a column more in
 * every delivery; here it is read of the few that are urgent and wait.
 */
async function urgentByPriority(
  database: Database,
  { agencies, limit }: WaitingOrder,
  after: { id: string; priority: number; upTo: string } | undefined,
): Promise<{ meant: Waiting[]; upTo: string }> {
  const most = Math.max(limit, Math.min(orderedMax, Math.floor(orderedOfAll / Math.max(agencies.length, 1))));
  const heads = await urgentWaits(database, [...valuesOf(agencies), after?.upTo ?? highest, most]);
  const oldest = heads.map(({ id }) => id).sort();
  const upTo = after?.upTo ?? (heads.length < most ? highest : (oldest.at(-1) ?? highest));
  const comesAfter = ({ id, priority }: UrgentRow) =>
    !after || priority < after.priority || (priority === after.priority && id > after.id);
  const meant = heads
    .filter((head) => head.counts && comesAfter(head))
    .sort((a, b) => b.priority - a.priority || (a.id < b.id ? -1 : 1))
    .map(({ id, priority }) => ({ id, urgent: true, ordered: { priority, upTo } }));
  return { meant, upTo };
}

interface UrgentRow {
  readonly id: string;
  readonly priority: number;
  readonly counts: boolean;
}

async function headsAfter(database: Database, { agencies, after, limit }: WaitingOrder): Promise<HeadRow[]> {
  // Of the urgent ones none is left once one that is not was shown.
  const urgentAfter = after === undefined ? lowest : after.urgent ? after.id : highest;
  const othersAfter = after === undefined || after.urgent ? lowest : after.id;
  return waits(database, [...valuesOf(agencies), urgentAfter, othersAfter, limit]);
}

interface HeadRow extends Waiting {
  readonly counts: boolean;
}

const lowest = '00000000-0000-0000-0000-000000000000';
const highest = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const sameUrgency = 'and urgent = part.urgent';
const waits = prepared<readonly unknown[], HeadRow>(
  'waiting-after',
  `with head as materialized (
     select h.id, part.urgent, looked.since, looked.until
       from (values (true, $4::uuid), (false, $5::uuid)) as part (urgent, after)
      cross join ${lookedAt}
      cross join lateral (${inState('pending', sameUrgency, 'and id > part.after', '$6')}
        union ${inState('delivered', sameUrgency, 'and id > part.after', '$6')}
        union ${asked('and q.urgent = part.urgent', 'and q.delivery > part.after', '$6')}) h
      order by part.urgent desc, h.id
      limit $6
   )
   select head.id, head.urgent, (${counts('head')}) as counts
     from head ${deliveryOf('head')}
    order by head.urgent desc, head.id`,
);

const urgentWaits = prepared<readonly unknown[], UrgentRow>(
  'urgent-waits',
  `with head as materialized (
     select h.id, looked.since, looked.until
       from ${lookedAt}
      cross join lateral (${inState('pending', 'and urgent', 'and id <= $4', '$5')}
        union ${inState('delivered', 'and urgent', 'and id <= $4', '$5')}
        union ${asked('and q.urgent', 'and q.delivery <= $4', '$5')}) h
      order by h.id
      limit $5
   )
   select head.id, d.priority, (${counts('head')}) as counts
     from head ${deliveryOf('head')}
    cross join lateral (select priority from document where id = v.document) d`,
);

export interface WaitingCounts {
  readonly pending: number;
  readonly unanswered: number;
  readonly questions: number;
  readonly urgent: number;
}

/** How much of it there is; of each sort not more is looked at than that. */
export async function countWaiting(
  database: Database,
  { agencies, countedMax }: { agencies: readonly LookedAt[]; countedMax: number },
): Promise<WaitingCounts> {
  const [row] = await counting(database, [...valuesOf(agencies), countedMax]);
  return row ?? { pending: 0, unanswered: 0, questions: 0, urgent: 0 };
}

const counted = (heads: string) => `
          (select count(distinct c.id)::integer
             from (select h.id, looked.since, looked.until
                     from ${lookedAt} cross join lateral (${heads}) h limit $4) c
            ${deliveryOf('c')}
            where ${counts('c')})`;

const counting = prepared<readonly unknown[], WaitingCounts>(
  'count-waits',
  `select ${counted(inState('pending', '', '', '$4'))} as pending,
          ${counted(inState('delivered', '', '', '$4'))} as unanswered,
          ${counted(asked('', '', '$4'))} as questions,
          ${counted(`${inState('pending', 'and urgent', '', '$4')} union all ${inState('delivered', 'and urgent', '', '$4')}`)}
            as urgent`,
);

import { type Database, prepared } from '@edoc-axis/platform';
import { frozenAt } from './freezes.js';
import type { LookedAt } from './look-back.js';

/** A delivery that waits for its recipient, and its place: urgent ones come first, then the oldest. */
export interface Waiting {
  readonly id: string;
  readonly urgent: boolean;
}

/**
 * What waits for the agency: what nobody has fetched; what it has, and has neither taken nor refused; and about what its
 * sender asks something. Each in the order of an index of its own. Of what is frozen nobody can do anything.
 */
const heads = (more: (id: string) => string, limit: string) => `
        (select id from delivery
          where recipient = looked.agency and urgent = part.urgent and state = 'pending' and carries = 'document'
            and ${handledThen('created_at')} and ${frozenAt('delivery.document')} is null ${more('id')}
          order by recipient, urgent desc, id limit ${limit})
        union
        (select id from delivery
          where recipient = looked.agency and urgent = part.urgent and state = 'delivered' and carries = 'document'
            and ${handledThen('created_at')} and ${frozenAt('delivery.document')} is null ${more('id')}
          order by recipient, urgent desc, id limit ${limit})
        union
        (select q.delivery from question q
          cross join lateral (select document, created_at from delivery where id = q.delivery) v
          where q.recipient = looked.agency and q.urgent = part.urgent and q.closed_at is null
            and ${handledThen('v.created_at')} and ${frozenAt('v.document')} is null ${more('q.delivery')}
          order by q.recipient, q.urgent desc, q.delivery limit ${limit})`;

const handledThen = (at: string) =>
  `${at} >= coalesce(looked.since, '-infinity') and ${at} < coalesce(looked.until, 'infinity')`;

const lookedAt = `unnest($1::text[], $2::timestamptz[], $3::timestamptz[]) as looked (agency, since, until)`;

function valuesOf(agencies: readonly LookedAt[]): unknown[] {
  return [
    agencies.map(({ agency }) => agency),
    agencies.map(({ since }) => since ?? null),
    agencies.map(({ until }) => until ?? null),
  ];
}

/** A page of it, after one. */
export async function waitingAfter(
  database: Database,
  { agencies, after, limit }: { agencies: readonly LookedAt[]; after?: Waiting; limit: number },
): Promise<Waiting[]> {
  // Of the urgent ones none is left once one that is not was shown.
  const urgentAfter = after === undefined ? lowest : after.urgent ? after.id : highest;
  const othersAfter = after === undefined || after.urgent ? lowest : after.id;
  return waits(database, [...valuesOf(agencies), urgentAfter, othersAfter, limit]);
}

const lowest = '00000000-0000-0000-0000-000000000000';
const highest = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const waits = prepared<readonly unknown[], Waiting>(
  'waiting-after',
  `select head.id, part.urgent
     from (values (true, $4::uuid), (false, $5::uuid)) as part (urgent, after)
    cross join ${lookedAt}
    cross join lateral (${heads((id) => `and ${id} > part.after`, '$6')}) head
    order by part.urgent desc, head.id
    limit $6`,
);

export interface WaitingCounts {
  readonly pending: number;
  readonly unanswered: number;
  readonly questions: number;
  readonly urgent: number;
}

/** How much of it there is; of each sort not more is counted than that. */
export async function countWaiting(
  database: Database,
  { agencies, countedMax }: { agencies: readonly LookedAt[]; countedMax: number },
): Promise<WaitingCounts> {
  const [row] = await counts(database, [...valuesOf(agencies), countedMax]);
  return row ?? { pending: 0, unanswered: 0, questions: 0, urgent: 0 };
}

const countOf = (state: string, urgent: string) => `
        select true from delivery
         where recipient = looked.agency and state = '${state}' and carries = 'document' ${urgent}
           and ${handledThen('created_at')} and ${frozenAt('delivery.document')} is null
         order by recipient, urgent desc, id limit $4`;

const counted = (what: string) => `
          (select count(*)::integer
             from (select true from ${lookedAt} cross join lateral (${what}) w limit $4) counted)`;

const counts = prepared<readonly unknown[], WaitingCounts>(
  'count-waits',
  `select ${counted(countOf('pending', ''))} as pending,
          ${counted(countOf('delivered', ''))} as unanswered,
          ${counted(`
        select true from question q cross join lateral (select document, created_at from delivery where id = q.delivery) v
         where q.recipient = looked.agency and q.closed_at is null
           and ${handledThen('v.created_at')} and ${frozenAt('v.document')} is null
         order by q.recipient, q.urgent desc, q.delivery limit $4`)} as questions,
          ${counted(`
        (${countOf('pending', 'and urgent')}) union all (${countOf('delivered', 'and urgent')})`)} as urgent`,
);

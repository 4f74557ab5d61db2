import type { OverdueCode, SentenceParams } from '@edoc-axis/domain';
import { prepared } from '@edoc-axis/platform';
import type { Pool } from 'pg';

/** An agency of whose documents somebody hears: only those handled in that time, where one is named. */
export interface HeardAgency {
  readonly agency: string;
  readonly since?: Date;
  /** The first moment that does not count. */
  readonly until?: Date;
}

/** Where somebody is in the list, which begins with what is late longest. */
export interface LatePlace {
  readonly dueAt: Date;
  readonly about: string;
  readonly kind: string;
}

export interface LateOrder {
  /** Absent: all there is. */
  readonly agencies?: readonly HeardAgency[];
  /** Which side the agencies are: of what is late with them, of what they wait for. */
  readonly received: boolean;
  readonly sent: boolean;
  readonly after?: LatePlace;
  readonly limit: number;
}

export interface LateRow extends LatePlace {
  readonly code: OverdueCode;
  readonly document: string;
  readonly delivery: string;
  readonly sender: string;
  readonly recipient: string;
  readonly urgent: boolean;
  readonly beganAt: Date;
  readonly firedAt: Date;
  /** What its first fact says of the document. */
  readonly first: SentenceParams | null;
}

/** What is late now. The head of each agency's list is read, as far as the page reaches. */
export async function lateNow(pool: Pool, { agencies, after, limit, received, sent }: LateOrder): Promise<LateRow[]> {
  const place = [after?.dueAt ?? '-infinity', after?.about ?? lowest, after?.kind ?? '', limit];
  if (!agencies) return lateOfAll(pool, place);
  return lateOf(pool, [...valuesOf(agencies), ...place, received, sent]);
}

const lowest = '00000000-0000-0000-0000-000000000000';

function valuesOf(agencies: readonly HeardAgency[]): unknown[] {
  return [
    agencies.map(({ agency }) => agency),
    agencies.map(({ since }) => since ?? null),
    agencies.map(({ until }) => until ?? null),
  ];
}

const isLate = 'fired_at is not null and ended_at is null';
const columns = `d.kind, d.about, d.code, d.document, d.delivery, d.sender, d.recipient, d.urgent, d.began_at as "beganAt",
          d.due_at as "dueAt", d.fired_at as "firedAt",
          (select params from fact where document = d.document order by position limit 1) as first`;

/** Of a side that heard of it only for a time: it became a party to the document in that time. */
const handledThen = (side: string) => `
             and (heard.until is null
                  or (select since >= coalesce(heard.since, '-infinity') and since < heard.until from party
                       where party.document = deadline.document and party.agency = deadline.${side}))`;

const head = (side: string, isAsked: string, place: string, limit: string) => `
        (select due_at, about, kind from deadline
          where ${isAsked} and ${side} = heard.agency and ${isLate} ${place} ${handledThen(side)}
          order by ${side}, due_at, about, kind limit ${limit})`;

const afterPlace = 'and (due_at, about, kind) > ($4::timestamptz, $5::uuid, $6::text)';
const heard = 'unnest($1::text[], $2::timestamptz[], $3::timestamptz[]) as heard (agency, since, until)';

const lateOf = prepared<readonly unknown[], LateRow>(
  'late-now',
  `with page as materialized (
     select late.due_at, late.about, late.kind
       from ${heard}
      cross join lateral (${head('recipient', '$8::boolean', afterPlace, '$7')}
        union all ${head('sender', '$9::boolean', afterPlace, '$7')}) late
      -- Both sides may be the caller's.
      group by late.due_at, late.about, late.kind
      order by late.due_at, late.about, late.kind
      limit $7
   )
   select ${columns}
     from page cross join lateral (select * from deadline where about = page.about and kind = page.kind) d
    order by d.due_at, d.about, d.kind`,
);

const lateOfAll = prepared<readonly unknown[], LateRow>(
  'late-of-all',
  `select ${columns}
     from (select * from deadline
            where ${isLate} and (due_at, about, kind) > ($1::timestamptz, $2::uuid, $3::text)
            order by due_at, about, kind limit $4) d
    order by d.due_at, d.about, d.kind`,
);

/** How much of it there is, on each side; more than that is not counted. */
export async function countLate(
  pool: Pool,
  agencies: readonly HeardAgency[],
  countedMax: number,
): Promise<{ received: number; sent: number }> {
  const [row] = await count(pool, [...valuesOf(agencies), countedMax]);
  return row ?? { received: 0, sent: 0 };
}

const counted = (side: string) =>
  `(select count(*)::integer
             from (select true from ${heard} cross join lateral (${head(side, 'true', '', '$4')}) late limit $4) late)`;

const count = prepared<readonly unknown[], { received: number; sent: number }>(
  'count-late',
  `select ${counted('recipient')} as received, ${counted('sender')} as sent`,
);

import { type Carries, type DeliveryState, robotCodes } from '@edoc-axis/domain';
import { type Database, prepared } from '@edoc-axis/platform';
import type { Row } from './tables.js';

export type DeadLetterRow = Omit<Row<'delivery'>, 'state' | 'carries'> & {
  readonly state: DeliveryState;
  readonly carries: Carries;
  readonly sender: string;
  readonly document_id: string;
  readonly code_number: string;
  readonly code_notation: string;
};

export interface DeadLetterOrder {
  /** Recipients in one of these, or below; absent: all. */
  readonly branches?: readonly string[];
  readonly carries?: Carries;
  readonly after?: { readonly since: Date; readonly id: string };
  readonly limit: number;
}

/** Deliveries that ended without arriving and that nobody has dealt with, those that ended first coming first; no tests. */
export async function deadLetters(database: Database, order: DeadLetterOrder): Promise<DeadLetterRow[]> {
  const { branches, carries, after, limit } = order;
  return dead(database, [
    after?.since ?? beginning,
    after?.id ?? firstId,
    branches ?? null,
    carries ?? null,
    limit,
    robots,
  ]);
}

const beginning = new Date(0);
const firstId = '00000000-0000-0000-0000-000000000000';
const robots = Object.values(robotCodes);
const isDead = `v.state in ('expired', 'undeliverable') and v.settled_at is null`;

const dead = prepared<readonly unknown[], DeadLetterRow>(
  'dead-letters',
  `select v.*, d.sender, d.document_id, d.code_number, d.code_notation
     from delivery v join document d on d.id = v.document
    where ${isDead} and (v.since, v.id) > ($1, $2)
      and ($3::text[] is null or exists (select from unnest($3::text[]) as branch (code)
                                          where v.recipient = branch.code or starts_with(v.recipient, branch.code || '.')))
      and ($4::text is null or v.carries = $4)
      and d.sender <> all ($6::text[]) and v.recipient <> all ($6::text[])
    order by v.since, v.id
    limit $5`,
);

/** How many there are, and not counted further than so many. */
export async function countDeadLetters(database: Database, countedMax: number): Promise<number> {
  return (await counted(database, [beginning, countedMax, robots]))[0]?.count ?? 0;
}

const counted = prepared<[Date, number, readonly string[]], { count: number }>(
  'count-dead-letters',
  `select count(*)::integer as count
     from (select from delivery v
            where ${isDead} and v.since > $1 and v.recipient <> all ($3::text[])
              and (select d.sender from document d where d.id = v.document) <> all ($3::text[])
            order by v.since, v.id limit $2) as letter`,
);

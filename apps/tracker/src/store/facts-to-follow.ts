import type { SentenceParams } from '@edoc-axis/domain';
import { type Database, prepared } from '@edoc-axis/platform';
import type { FollowedFact } from '../deadlines/followed-fact.js';

/** How far facts were followed, and which change of deadlines was the last. */
export interface Following {
  readonly position: string;
  readonly version: string;
}

export async function readFollowing(database: Database): Promise<Following> {
  const [row] = await following(database, []);
  if (!row) throw new Error('The table "deadline_following" has lost its only row.');
  return row;
}

const following = prepared<[], Following>('deadline-following', 'select position, version from deadline_following');

/** The next facts after a position; `position` is the last one's, whether anything follows from it or not. */
export async function nextFacts(
  database: Database,
  { position, kinds, limit }: { position: string; kinds: readonly string[]; limit: number },
): Promise<{ readonly facts: readonly FollowedFact[]; readonly position?: string; readonly isFull: boolean }> {
  const rows = await facts(database, [position, limit, kinds]);
  return {
    facts: rows.flatMap((row) => (row.matters ? [followedFact(row)] : [])),
    position: rows.at(-1)?.position,
    isFull: rows.length === limit,
  };
}

interface FactRow {
  readonly position: string;
  readonly matters: boolean;
  readonly id: string;
  readonly kind: string;
  readonly at: Date;
  readonly by: string;
  readonly document: string;
  readonly delivery: string | null;
  readonly sender: string | null;
  readonly params: SentenceParams;
  readonly receipt: string | null;
  readonly recipients: readonly string[] | null;
  readonly first: SentenceParams | null;
  readonly answers: boolean | null;
}

/** Each is looked up one by one, and only of facts that matter. */
const facts = prepared<[string, number, readonly string[]], FactRow>(
  'facts-to-follow',
  `select f.*,
          case when matters then (select concerns from receipt where id = f.receipt) end as recipients,
          case when matters then
            (select params from fact where document = f.document order by position limit 1) end as first,
          case when matters then (select true from answering_system where name = f.by) end as answers
     from (select position, kind = any ($3) as matters, id, kind, at, by, document, delivery, sender, params, receipt
             from fact where position > $1 order by position limit $2) f
    order by position`,
);

function followedFact(row: FactRow): FollowedFact {
  const { id, kind, at, by, document, params } = row;
  return {
    ...{ id, kind, at, by, document, params },
    position: Number(row.position),
    delivery: row.delivery ?? undefined,
    sender: row.sender ?? undefined,
    receipt: row.receipt ?? undefined,
    recipients: row.recipients ?? undefined,
    first: row.first ?? {},
    answers: row.answers ?? false,
  };
}

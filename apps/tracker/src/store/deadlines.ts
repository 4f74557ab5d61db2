import type { DeadlineKind, OverdueCode, SentenceParams } from '@edoc-axis/domain';
import { type Database, prepared } from '@edoc-axis/platform';
import type { Consequences, Ended, NewDeadline } from '../deadlines/consequences.js';
import type { FollowedFact } from '../deadlines/followed-fact.js';
import type { NewNotice } from '../notices/new-notice.js';
import { insertNotices } from './notices.js';

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

/** Only as long as nobody has changed anything since it was read; then nothing happens, and who lost looks again. */
const turn = `turn as (select from deadline_following where version = $1 for update)`;
const moveOn = (also = '') =>
  `update deadline_following set version = version + 1${also} from turn returning deadline_following.version`;

/**
 * Keeps what a page of facts begins and ends, what people are told of it, and the place after it, in one statement.
 * @returns false when another copy of the tracker was quicker
 */
export async function keepConsequences(
  database: Database,
  { version }: Following,
  { awaited, collected, deadlines, endedAbout, endedDeliveries, answering }: Consequences,
  notices: readonly NewNotice[],
  position: string,
): Promise<boolean> {
  const rows = await keep(database, [
    version,
    position,
    JSON.stringify(awaited),
    JSON.stringify(collected),
    collected.map(({ document }) => document),
    JSON.stringify(deadlines),
    ...parted(endedAbout),
    ...parted(endedDeliveries),
    answering,
    JSON.stringify(notices),
  ]);
  return rows.length > 0;
}

function parted(ended: readonly Ended[]): [string[], Date[]] {
  return [ended.map(({ id }) => id), ended.map(({ at }) => at)];
}

const insertDeadlines = (source: string) => `
  insert into deadline (kind, about, code, document, delivery, sender, recipient, urgent, began_at, due_at)
  select d.kind, d.about, d.code, d.document, d.delivery, d.sender, d.recipient, d.urgent, d."beganAt", d."dueAt"
    from turn, jsonb_to_recordset(${source}::jsonb)
      as d (kind text, about uuid, code text, document uuid, delivery uuid, sender text, recipient text, urgent boolean,
            "beganAt" timestamptz, "dueAt" timestamptz)
  on conflict do nothing`;

/**
 * Said so that no partial index is found for it: all that are not over are many more than those that are named. The second
 * is the opposite of the first.
 */
const isNotOver = `coalesce(fired_at, 'infinity') = 'infinity'`;
const isOver = `coalesce(fired_at, 'infinity') <> 'infinity'`;

/** What was not over yet is gone; what was, ends as late. */
const endBy = (name: string, column: string, ids: string, times: string) => `
   ${name}_in_time as (
     delete from deadline
      where ${column} = any (${ids}::uuid[]) and ${isNotOver} and exists (select from turn)
   ), ${name}_late as (
     update deadline
        set ended_at = (select min(e.at) from unnest(${ids}::uuid[], ${times}::timestamptz[]) as e (id, at)
                         where e.id = ${column})
      where ${column} = any (${ids}::uuid[]) and ${isOver} and ended_at is null and exists (select from turn)
   )`;

const keep = prepared<readonly unknown[], object>(
  'keep-consequences',
  `with ${turn}, gone as (
     select document, array_agg(recipient) as recipients
       from turn, jsonb_to_recordset($4::jsonb) as c (document uuid, recipient text)
      group by document
   ), collected_by_all as (
     delete from awaited
      where document = any ($5::uuid[])
        and recipients <@ (select recipients from gone where gone.document = awaited.document)
   ), collected_by_some as (
     update awaited
        set recipients = array(select unnest(recipients)
                               except select unnest(g.recipients) from gone g where g.document = awaited.document)
      where document = any ($5::uuid[])
        and not recipients <@ (select recipients from gone where gone.document = awaited.document)
   ), new_awaited as (
     insert into awaited (fact, document, receipt, sender, recipients, urgent, began_at, due_at)
     select a.fact, a.document, a.receipt, a.sender, a.recipients, a.urgent, a."beganAt", a."dueAt"
       from turn, jsonb_to_recordset($3::jsonb)
         as a (fact uuid, document uuid, receipt text, sender text, recipients text[], urgent boolean,
               "beganAt" timestamptz, "dueAt" timestamptz)
     on conflict do nothing
   ), ${endBy('about', 'about', '$7', '$8')}, ${endBy('delivery', 'delivery', '$9', '$10')}, new_deadline as (
     ${insertDeadlines('$6')}
   ), new_answering as (
     insert into answering_system (name) select unnest($11::text[]) from turn on conflict do nothing
   ), new_notice as (
     ${insertNotices('$12', 'turn')}
   )
   ${moveOn(', position = $2::bigint')}`,
);

/** An acceptance whose time is over. */
export interface DueAwaited {
  readonly fact: string;
  readonly document: string;
  readonly receipt: string;
  readonly sender: string;
  readonly urgent: boolean;
  readonly beganAt: Date;
  readonly partedTo?: string;
}

export async function firstDueAwaited(database: Database, now: Date): Promise<DueAwaited | undefined> {
  const [row] = await dueAwaited(database, [now]);
  return row && { ...row, partedTo: row.partedTo ?? undefined };
}

const dueAwaited = prepared<[Date], Omit<DueAwaited, 'partedTo'> & { readonly partedTo: string | null }>(
  'due-awaited',
  `select fact, document, receipt, sender, urgent, began_at as "beganAt", parted_to as "partedTo"
     from awaited where due_at <= $1 order by due_at limit 1`,
);

/** Whether anything is over, as far as is known here. */
export async function isAnythingDue(database: Database, now: Date): Promise<boolean> {
  return (await anythingDue(database, [now])).length > 0;
}

const anythingDue = prepared<[Date], object>(
  'anything-due',
  `(select from awaited where due_at <= $1 order by due_at limit 1)
   union all
   (select from deadline where fired_at is null and due_at <= $1 order by due_at limit 1)`,
);

/**
 * Gives those who have not collected a deadline each, and goes on with them, or is done with the acceptance.
 * @returns false when another copy of the tracker was quicker
 */
export async function partAwaited(
  database: Database,
  { version }: Following,
  { fact, deadlines, next }: { fact: string; deadlines: readonly NewDeadline[]; next?: string },
): Promise<boolean> {
  const rows = await part(database, [version, fact, JSON.stringify(deadlines), next ?? null]);
  return rows.length > 0;
}

const part = prepared<readonly unknown[], object>(
  'part-awaited',
  `with ${turn}, new_deadline as (
     ${insertDeadlines('$3')}
   ), on_with_it as (
     update awaited set parted_to = $4::uuid where fact = $2 and $4::uuid is not null and exists (select from turn)
   ), done as (
     delete from awaited where fact = $2 and $4::uuid is null and exists (select from turn)
   )
   ${moveOn()}`,
);

/** A deadline that is over. */
export interface DueDeadline {
  readonly kind: DeadlineKind;
  readonly about: string;
  readonly code: OverdueCode;
  readonly document: string;
  readonly delivery: string;
  readonly sender: string;
  readonly recipient: string;
  readonly urgent: boolean;
  readonly dueAt: Date;
  /** What its first fact says of the document. */
  readonly first: SentenceParams | null;
}

export async function dueDeadlines(database: Database, until: Date, limit: number): Promise<DueDeadline[]> {
  return due(database, [until, limit]);
}

const due = prepared<[Date, number], DueDeadline>(
  'due-deadlines',
  `select kind, about, code, document, delivery, sender, recipient, urgent, due_at as "dueAt",
          (select params from fact where document = d.document order by position limit 1) as first
     from (select * from deadline where fired_at is null and due_at <= $1 order by due_at limit $2) d
    order by due_at`,
);

/**
 * They are late from now on, once, and people are told.
 * @returns false, and nothing of it, when anything was changed since they were read
 */
export async function fireDeadlines(
  database: Database,
  { version }: Following,
  { deadlines, notices, at }: { deadlines: readonly DueDeadline[]; notices: readonly NewNotice[]; at: Date },
): Promise<boolean> {
  const [about, kinds] = [deadlines.map((each) => each.about), deadlines.map(({ kind }) => kind)];
  const rows = await fire(database, [version, at, about, kinds, JSON.stringify(notices)]);
  return rows.length > 0;
}

const fire = prepared<readonly unknown[], object>(
  'fire-deadlines',
  `with ${turn}, fired as (
     update deadline set fired_at = $2
      where about = any ($3::uuid[]) and ${isNotOver} and exists (select from turn)
        and (about, kind) in (select * from unnest($3::uuid[], $4::text[]))
   ), new_notice as (
     ${insertNotices('$5', 'turn')}
   )
   ${moveOn()}`,
);

/** Something late, as pages show it. */
export interface Overdue {
  readonly code: OverdueCode;
  readonly delivery: string;
  readonly sender: string;
  readonly recipient: string;
  readonly dueAt: Date;
  readonly firedAt: Date;
  readonly endedAt: Date | null;
}

/** What is or was late of a document, the oldest first; with a list of recipients, what is their business. */
export async function overdueOf(
  database: Database,
  { document, recipients, limit }: { document: string; recipients?: readonly string[]; limit: number },
): Promise<Overdue[]> {
  return overdue(database, [document, recipients ?? null, limit]);
}

const overdue = prepared<[string, readonly string[] | null, number], Overdue>(
  'overdue-of-document',
  `select code, delivery, sender, recipient, due_at as "dueAt", fired_at as "firedAt", ended_at as "endedAt"
     from deadline
    where document = $1 and fired_at is not null and ($2::text[] is null or recipient = any ($2))
    order by fired_at, due_at, about limit $3`,
);

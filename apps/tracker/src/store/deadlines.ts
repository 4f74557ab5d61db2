import type { OverdueCode, SentenceParams } from '@edoc-axis/domain';
import { type Database, prepared } from '@edoc-axis/platform';
import type { NewDeadline } from '../deadlines/consequences.js';
import type { NewNotice } from '../notices/new-notice.js';
import { countTurn, dayInVietnam, raising, robots } from './daily-counts.js';
import { insertDeadlines, isNotOver, moveOn, turn } from './deadline-parts.js';
import type { Following } from './facts-to-follow.js';
import { freezeOf } from './freezes.js';
import { insertNotices } from './notices.js';

/** An acceptance whose time is over. */
export interface DueAwaited {
  readonly fact: string;
  readonly document: string;
  readonly receipt: string;
  readonly sender: string;
  readonly recipients?: readonly string[];
  readonly urgent: boolean;
  readonly beganAt: Date;
  readonly dueAt: Date;
  readonly partedTo?: string;
  readonly frozen: boolean;
  readonly releasedAt?: Date;
}

export async function firstDueAwaited(database: Database, now: Date): Promise<DueAwaited | undefined> {
  const [row] = await dueAwaited(database, [now]);
  if (!row) return undefined;
  const { recipients, partedTo, releasedAt, ...rest } = row;
  return {
    ...rest,
    recipients: recipients ?? undefined,
    partedTo: partedTo ?? undefined,
    releasedAt: releasedAt ?? undefined,
  };
}

type Unknowns = 'recipients' | 'partedTo' | 'releasedAt';

const dueAwaited = prepared<
  [Date],
  Omit<DueAwaited, Unknowns> & { readonly [name in Unknowns]: Exclude<DueAwaited[name], undefined> | null }
>(
  'due-awaited',
  `select fact, document, receipt, sender, recipients, urgent, began_at as "beganAt", due_at as "dueAt",
          parted_to as "partedTo",${freezeOf('awaited.document')}
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

/**
 * Nobody could collect it: it is looked at again then, or when its document is released.
 * @returns false when another copy of the tracker was quicker
 */
export async function putOffAwaited(
  database: Database,
  { version }: Following,
  { fact, until }: { fact: string; until?: Date },
): Promise<boolean> {
  return (await putOffOne(database, [version, fact, until ?? null])).length > 0;
}

const putOffOne = prepared<[string, string, Date | null], object>(
  'put-off-awaited',
  `with ${turn}, later as (
     update awaited set due_at = coalesce($3::timestamptz, 'infinity') where fact = $2 and exists (select from turn)
   )
   ${moveOn()}`,
);

/** A deadline that is over, as far as it says itself. */
export interface DueDeadline extends NewDeadline {
  /** What its first fact says of the document. */
  readonly first: SentenceParams | null;
  readonly frozen: boolean;
  readonly releasedAt: Date | null;
}

export async function dueDeadlines(database: Database, until: Date, limit: number): Promise<DueDeadline[]> {
  return due(database, [until, limit]);
}

const due = prepared<[Date, number], DueDeadline>(
  'due-deadlines',
  `select kind, about, code, document, delivery, sender, recipient, urgent, began_at as "beganAt", due_at as "dueAt",
          (select params from fact where document = d.document order by position limit 1) as first,
          ${freezeOf('d.document').trim()}
     from (select * from deadline where fired_at is null and due_at <= $1 order by due_at limit $2) d
    order by due_at`,
);

/** Which one, and until when it is put off; without it, until its document is released. */
export interface PutOff extends Pick<NewDeadline, 'about' | 'kind'> {
  readonly until?: Date;
}

/** Nobody could act on them. @returns false when another copy of the tracker was quicker */
export async function putOffDeadlines(
  database: Database,
  { version }: Following,
  deadlines: readonly PutOff[],
): Promise<boolean> {
  const about = deadlines.map((each) => each.about);
  const rows = await putOff(database, [
    ...[version, about, deadlines.map(({ kind }) => kind)],
    deadlines.map(({ until }) => until ?? null),
  ]);
  return rows.length > 0;
}

const putOff = prepared<readonly unknown[], object>(
  'put-off-deadlines',
  `with ${turn}, later as (
     update deadline
        set due_at = coalesce((select p.until
                                 from unnest($2::uuid[], $3::text[], $4::timestamptz[]) as p (about, kind, until)
                                where p.about = deadline.about and p.kind = deadline.kind), 'infinity')
      where about = any ($2::uuid[]) and ${isNotOver} and exists (select from turn)
        and (about, kind) in (select * from unnest($2::uuid[], $3::text[]))
   )
   ${moveOn()}`,
);

/**
 * They are late from now on, once, people are told, and it is counted.
 * @returns false, and nothing of it, when anything was changed since they were read
 */
export async function fireDeadlines(
  database: Database,
  { version }: Following,
  { deadlines, notices, at }: { deadlines: readonly DueDeadline[]; notices: readonly NewNotice[]; at: Date },
): Promise<boolean> {
  const [about, kinds] = [deadlines.map((each) => each.about), deadlines.map(({ kind }) => kind)];
  const rows = await fire(database, [version, at, about, kinds, JSON.stringify(notices), robots]);
  return rows.length > 0;
}

const fire = prepared<readonly unknown[], object>(
  'fire-deadlines',
  `with ${turn}, fired as (
     update deadline set fired_at = $2::timestamptz
      where about = any ($3::uuid[]) and ${isNotOver} and exists (select from turn)
        and (about, kind) in (select * from unnest($3::uuid[], $4::text[]))
     returning recipient
   ), ${countTurn}, counted as (
     insert into daily_count (day, agency, overdue)
     select ${dayInVietnam('$2::timestamptz')}, recipient, count(*) from count_turn, fired where recipient <> all ($6)
      group by recipient
     ${raising(['overdue'])}
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

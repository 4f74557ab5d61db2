import type { DispatchView } from '@edoc-axis/contracts';
import type { SentenceParams } from '@edoc-axis/domain';
import { type Database, prepared } from '@edoc-axis/platform';
import type { ChannelName } from './notices.js';

/** A mail or a call that is to be sent now. */
export interface DueDispatch {
  readonly id: string;
  readonly channel: ChannelName;
  readonly address: string;
  /** This attempt counted. */
  readonly attempts: number;
}

/** Its sender has it until then; whoever dies with it leaves it to the next. */
export async function takeDispatch(
  database: Database,
  channel: ChannelName,
  { now, until }: { now: Date; until: Date },
): Promise<DueDispatch | undefined> {
  return (await take(database, [channel, now, until]))[0];
}

const take = prepared<[string, Date, Date], DueDispatch>(
  'take-dispatch',
  `update dispatch set attempts = attempts + 1, next_at = $3
    where id = (select id from dispatch where state = 'waiting' and channel = $1 and next_at <= $2
                 order by channel, next_at limit 1 for update skip locked)
   returning id, channel, address, attempts`,
);

/** A notice as it is told. */
export interface ToldNotice {
  readonly id: string;
  readonly code: string;
  readonly agency: string;
  readonly document: string | null;
  readonly params: SentenceParams;
  readonly at: Date;
  readonly urgent: boolean;
  readonly contacts: unknown;
}

export async function noticesIn(database: Database, dispatch: string): Promise<ToldNotice[]> {
  return notices(database, [dispatch]);
}

const notices = prepared<[string], ToldNotice>(
  'notices-in',
  `select n.id, n.code, n.agency, n.document, n.params, n.at, n.urgent, l.contacts
     from (select * from letter where dispatch = $1 order by id) l,
          lateral (select * from notice where id = l.notice) n
    order by l.id`,
);

/** Says what became of an attempt, unless somebody else has taken it in the meantime, because this one took too long. */
export async function endAttempt(
  database: Database,
  { id, attempts }: Pick<DueDispatch, 'id' | 'attempts'>,
  outcome: { state: 'waiting' | 'sent' | 'failed'; at: Date; nextAt?: Date; problem?: string },
): Promise<void> {
  const { state, at, nextAt, problem } = outcome;
  await end(database, [id, attempts, state, at, nextAt ?? at, problem ?? null]);
}

const end = prepared<readonly unknown[], object>(
  'end-dispatch-attempt',
  `update dispatch
      set state = $3, next_at = $5, problem = $6, ended_at = case when $3 = 'waiting' then null else $4::timestamptz end
    where id = $1 and attempts = $2 and coalesce(ended_at, 'infinity') = 'infinity'`,
);

export interface DispatchRow extends Omit<DispatchView, 'title' | 'composedAt' | 'nextAt' | 'endedAt' | 'problem'> {
  readonly code: string;
  readonly address: string;
  readonly composedAt: Date;
  readonly nextAt: Date;
  readonly endedAt: Date | null;
  readonly problem: string | null;
}

/** The newest first. */
export async function dispatchesBefore(
  database: Database,
  { state, before, limit }: { state: string; before?: string; limit: number },
): Promise<DispatchRow[]> {
  return listed(database, [state, before ?? afterAll, limit]);
}

const afterAll = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const listed = prepared<[string, string, number], DispatchRow>(
  'list-dispatches',
  `select d.id, d.channel, d.address, d.state, d.composed_at as "composedAt", d.attempts, d.next_at as "nextAt",
          d.ended_at as "endedAt", d.problem, letters.n as notices, first.code, first.agency
     from (select * from dispatch where state = $1 and id < $2 order by id desc limit $3) d,
          lateral (select count(*)::integer as n from letter where dispatch = d.id) letters,
          lateral (select n.code, n.agency
                     from (select notice from letter where dispatch = d.id order by id limit 1) l,
                          lateral (select * from notice where id = l.notice) n) first
    order by d.id desc`,
);

/** Nobody counts further; more of them are one trouble. */
const countedMax = 10_000;

/** How much is not on its way yet, and of how much nobody could be told; up to ten thousand of each. */
export async function countNotices(
  database: Database,
): Promise<{ unaddressed: number; gathering: number; withoutContact: number }> {
  const { rows } = await database.query<{ unaddressed: number; gathering: number; withoutContact: number }>(
    `select (select count(*)::int from (select from notice where addressed_at is null limit $1) n) as unaddressed,
            (select count(*)::int from (select from letter where dispatch is null limit $1) l) as gathering,
            (select count(*)::int from (select from notice where without_contact limit $1) w) as "withoutContact"`,
    [countedMax],
  );
  const [counted] = rows;
  if (!counted) throw new Error('PostgreSQL answered a select without a from with no row.');
  return counted;
}

/** Addresses are people's: what was sent or given up is not kept for longer than somebody may still ask about it. */
export async function forgetDispatches(database: Database, before: Date, limit: number): Promise<number> {
  return (await forget(database, [before, limit])).length;
}

const forget = prepared<[Date, number], object>(
  'forget-dispatches',
  `with old as (
     select id from dispatch where ended_at <= $1 order by ended_at limit $2
   ), gone as (
     delete from letter where dispatch = any (array(select id from old))
   )
   delete from dispatch where id = any (array(select id from old)) returning id`,
);

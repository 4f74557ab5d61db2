import { type Database, prepared } from '@edoc-axis/platform';
import type { Audience } from '../notices/new-notice.js';

/** Part of larger statements: notices as one JSON parameter. `source` is a `with` name without whose row there are none. */
export const insertNotices = (notices: string, source: string) => `
  insert into notice (id, code, agency, audience, document, params, urgent, at)
  select n.id, n.code, n.agency, n.audience, n.document, n.params, n.urgent, n.at
    from ${source}, jsonb_to_recordset(${notices}::jsonb)
      as n (id uuid, code text, agency text, audience text, document uuid, params jsonb, urgent boolean, at timestamptz)
  on conflict do nothing`;

/** What somebody at an agency is to be told, and of whom nobody has asked yet who that is. */
export interface UnaddressedNotice {
  readonly id: string;
  readonly agency: string;
  readonly audience: Audience;
  readonly urgent: boolean;
}

export async function unaddressedNotices(database: Database, limit: number): Promise<UnaddressedNotice[]> {
  return unaddressed(database, [limit]);
}

/** Those since ever, which an index gives in their order. */
const unaddressed = prepared<[number], UnaddressedNotice>(
  'unaddressed-notices',
  `select id, agency, audience, urgent from notice
    where addressed_at is null and at > '-infinity' order by at, id limit $1`,
);

export type ChannelName = 'mail' | 'call';

/** A notice for one address. */
export interface NewLetter {
  readonly id: string;
  readonly notice: string;
  readonly channel: ChannelName;
  readonly address: string;
  readonly urgent: boolean;
  readonly contacts?: unknown;
}

/** Writes the letters of notices, once, whoever does so too; those of which there is no letter reach nobody. */
export async function addressNotices(
  database: Database,
  { notices, letters, at }: { notices: readonly string[]; letters: readonly NewLetter[]; at: Date },
): Promise<void> {
  await address(database, [notices, letters.map(({ notice }) => notice), JSON.stringify(letters), at]);
}

const address = prepared<readonly unknown[], object>(
  'address-notices',
  `with addressed as (
     update notice set addressed_at = $4, without_contact = not id = any ($2::uuid[])
      where id = any ($1::uuid[]) and coalesce(addressed_at, 'infinity') = 'infinity'
     returning id
   ), fresh as (
     select l.*
       from addressed
       join jsonb_to_recordset($3::jsonb)
         as l (id uuid, notice uuid, channel text, address text, urgent boolean, contacts jsonb) on l.notice = addressed.id
   ), waiting as (
     insert into addressee (channel, address, gather_at)
     select distinct channel, address, $4::timestamptz from fresh order by channel, address
     on conflict (channel, address) do update set gather_at = excluded.gather_at
   )
   insert into letter (id, notice, channel, address, urgent, contacts)
   select id, notice, channel, address, urgent, contacts from fresh`,
);

/** Somebody to whom letters wait to be gathered, and what was sent there lately. */
export interface WaitingAddressee {
  readonly channel: ChannelName;
  readonly address: string;
  readonly windowFrom: Date | null;
  readonly inWindow: number;
  readonly gatheredAt: Date | null;
}

/** Held until the transaction ends; another copy of the tracker takes the next one. */
export async function takeAddressee(database: Database, now: Date): Promise<WaitingAddressee | undefined> {
  return (await take(database, [now]))[0];
}

const take = prepared<[Date], WaitingAddressee>(
  'take-addressee',
  `select channel, address, window_from as "windowFrom", in_window as "inWindow", gathered_at as "gatheredAt"
     from addressee where gather_at is not null and gather_at <= $1
    order by gather_at limit 1 for update skip locked`,
);

export interface WaitingLetter {
  readonly id: string;
  readonly urgent: boolean;
}

export async function waitingLetters(
  database: Database,
  { channel, address: to }: Pick<WaitingAddressee, 'channel' | 'address'>,
  limit: number,
): Promise<WaitingLetter[]> {
  return letters(database, [channel, to, limit]);
}

const letters = prepared<[string, string, number], WaitingLetter>(
  'waiting-letters',
  `select id, urgent from letter
    where channel = $1 and address = $2 and dispatch is null order by id limit $3`,
);

/** What letters were gathered into, and when there is something to gather again. */
export interface Gathered extends WaitingAddressee {
  readonly gatherAt: Date | null;
  readonly dispatches: readonly { readonly id: string; readonly letters: readonly string[] }[];
}

export async function keepGathered(database: Database, gathered: Gathered, now: Date): Promise<void> {
  const { channel, address: to, windowFrom, inWindow, gatheredAt, gatherAt, dispatches } = gathered;
  const items = dispatches.flatMap(({ id, letters: ids }) => ids.map((letter) => ({ dispatch: id, letter })));
  await gather(database, [
    ...[channel, to, windowFrom, inWindow, gatheredAt, gatherAt, now],
    dispatches.map(({ id }) => id),
    items.map(({ letter }) => letter),
    JSON.stringify(items),
  ]);
}

const gather = prepared<readonly unknown[], object>(
  'keep-gathered',
  `with sent as (
     insert into dispatch (id, channel, address, state, composed_at, next_at)
     select unnest($8::uuid[]), $1, $2, 'waiting', $7, $7
   ), went as (
     update letter
        set dispatch = (select i.dispatch from jsonb_to_recordset($10::jsonb) as i (dispatch uuid, letter uuid)
                         where i.letter = letter.id)
      where id = any ($9::uuid[])
   )
   update addressee set window_from = $3, in_window = $4, gathered_at = $5, gather_at = $6
    where channel = $1 and address = $2`,
);

/** Notices from before then, unless a mail or call has them, or is to have them. */
export async function forgetNotices(database: Database, before: Date, limit: number): Promise<number> {
  return (await forget(database, [before, limit])).length;
}

const forget = prepared<[Date, number], object>(
  'forget-notices',
  `delete from notice
    where id = any (array (
      select old.id from notice old
       where old.at <= $1 and (select l.id from letter l where l.notice = old.id limit 1) is null
       order by old.at, old.id limit $2
         for update skip locked))
   returning id`,
);

/** Addresses to which nothing was sent since then, and nothing waits. */
export async function forgetAddressees(database: Database, before: Date, limit: number): Promise<number> {
  return (await forgetIdle(database, [before, limit])).length;
}

const forgetIdle = prepared<[Date, number], object>(
  'forget-addressees',
  `with idle as materialized (
     select channel, address from addressee
      where gather_at is null and coalesce(gathered_at, '-infinity') <= $1
      order by coalesce(gathered_at, '-infinity') limit $2
        for update skip locked
   )
   delete from addressee
    where channel = any (array (select channel from idle)) and address = any (array (select address from idle))
      and (channel, address) in (select channel, address from idle)
   returning address`,
);

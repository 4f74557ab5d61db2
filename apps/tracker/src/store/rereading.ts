import type { ErrorCode, FactKind, SentenceParams } from '@edoc-axis/domain';
import { type Database, prepared } from '@edoc-axis/platform';

/** The facts that tell of a packet that was accepted: one for each. */
export const acceptances: readonly FactKind[] = ['document.accepted', 'document.further-addressees'];

/** An accepted packet, named as the exchange finds it again. */
export interface AcceptedName {
  readonly document: string;
  /** Of its acceptance. */
  readonly receipt: string;
}

/** The facts after the last that was looked at. */
export interface RereadingPage {
  /** Of the last fact of the page; absent when there is none. */
  readonly position?: string;
  readonly accepted: readonly AcceptedName[];
  readonly isFull: boolean;
}

export async function nextAcceptances(database: Database, limit: number): Promise<RereadingPage> {
  const rows = await next(database, [limit]);
  const accepted = rows.flatMap(({ kind, document, receipt }) =>
    receipt !== null && acceptances.some((each) => each === kind) ? [{ document, receipt }] : [],
  );
  return { position: rows.at(-1)?.position, accepted, isFull: rows.length === limit };
}

const next = prepared<[number], { position: string; kind: string; document: string; receipt: string | null }>(
  'next-acceptances',
  `select position, kind, document, receipt from fact
    where position > (select position from rereading) order by position limit $1`,
);

/** Two copies of the tracker may come as far at different times: it only ever moves on. */
export async function moveOn(database: Database, position: string): Promise<void> {
  await move(database, [position]);
}

const move = prepared<[string], object>(
  'move-on',
  'update rereading set position = greatest(position, $1::bigint) where one_row',
);

/** A packet that could not be read anew, and why. */
export interface UnreadPacket extends AcceptedName {
  readonly code: ErrorCode;
  readonly params: SentenceParams;
  readonly tries: number;
  readonly againAt: Date;
}

/** Keeps it, or that it could not be read once more. */
export async function keepUnread(database: Database, packet: UnreadPacket): Promise<void> {
  const { receipt, document, code, params, tries, againAt } = packet;
  await keep(database, [receipt, document, code, JSON.stringify(params), tries, againAt]);
}

const keep = prepared<readonly unknown[], object>(
  'keep-unread',
  `insert into unread_packet (receipt, document, code, params, tries, again_at) values ($1, $2, $3, $4, $5, $6)
   on conflict (receipt) do update
      set code = excluded.code, params = excluded.params, tries = excluded.tries, again_at = excluded.again_at`,
);

export async function forgetUnread(database: Database, receipt: string): Promise<void> {
  await forget(database, [receipt]);
}

const forget = prepared<[string], object>('forget-unread', 'delete from unread_packet where receipt = $1');

/** The one whose turn it is to be tried again. */
export async function dueUnread(
  database: Database,
  now: Date,
): Promise<(AcceptedName & { readonly tries: number }) | undefined> {
  return (await due(database, [now]))[0];
}

const due = prepared<[Date], AcceptedName & { tries: number }>(
  'due-unread',
  'select document, receipt, tries from unread_packet where again_at <= $1 order by again_at limit 1',
);

export interface ExaminedRereading {
  /** Acceptances that have not been looked at yet. */
  readonly behind: number;
  readonly unread: readonly Pick<UnreadPacket, 'document' | 'code' | 'params'>[];
}

export async function examineRereading(database: Database, unreadMax: number): Promise<ExaminedRereading> {
  const { rows } = await database.query<ExaminedRereading>(
    `select (select count(*)::int from fact
              where position > (select position from rereading) and kind = any ($1::text[])) as behind,
            (select coalesce(json_agg(u), '[]') from (
               select document, code, params from unread_packet order by again_at limit $2) u) as unread`,
    [acceptances, unreadMax],
  );
  const [examined] = rows;
  if (!examined) throw new Error('PostgreSQL answered a select without a from with no row.');
  return examined;
}

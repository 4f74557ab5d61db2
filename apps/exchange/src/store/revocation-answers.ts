import type { RevocationEntry } from '@edoc-axis/contracts';
import { type Database, prepared } from '@edoc-axis/platform';
import type { FeedPosition } from './facts.js';
import type { Row } from './tables.js';

/** Part of larger statements: the digests of the answers that a packet's verdicts rest on, in hexadecimal. */
export const answersIn = (revocations: string) => `
  (select found #>> '{}' as answer
     from (select jsonb_path_query(${revocations}, '$[*].answer') as found
           union all
           select jsonb_path_query(${revocations}, '$[*].authorities[*].answer')) as noted)`;

/**
 * Names the answers of the next packets that were accepted, in commit order, so that none is passed by; safe to repeat,
 * and beside another copy of the process.
 * @returns how many facts were looked at, at most `limit`
 */
export async function nameAnswers(database: Database, limit: number): Promise<number> {
  const [from] = await namedUntil(database, []);
  if (!from) throw new Error('The table "answers_named" has lost its only row.');
  const [looked] = await name(database, [from.epoch, from.xid, from.sequence, limit]);
  return looked?.facts ?? 0;
}

const namedUntil = prepared<[], FeedPosition>('answers-named-until', 'select epoch, xid, sequence from answers_named');

const name = prepared<[number, string, string, number], { facts: number }>(
  'name-answers',
  `with page as materialized (
     select epoch, xid, sequence, kind, document from fact
      where (epoch, xid, sequence) > ($1::integer, $2::xid8, $3::bigint)
        and (epoch < (select epoch from feed) or xid < pg_snapshot_xmin(pg_current_snapshot()))
      order by epoch, xid, sequence
      limit $4
   ), named as (
     insert into revocation_answer (sha256, named_at, next_attempt_at)
     select decode(n.answer, 'hex'), min(p.brought_at), min(p.brought_at)
       from packet p
       cross join lateral ${answersIn('p.revocations')} n
      -- An array, so that they are looked up one by one: joined, all packets there ever were might be read.
      where p.document = any (array (
              select document from page where kind in ('document.accepted', 'document.further-addressees')))
      group by n.answer order by n.answer
     on conflict (sha256) do nothing
   ), moved as (
     update answers_named u set epoch = l.epoch, xid = l.xid, sequence = l.sequence
       from (select epoch, xid, sequence from page order by epoch desc, xid desc, sequence desc limit 1) l
      where (u.epoch, u.xid, u.sequence) = ($1::integer, $2::xid8, $3::bigint)
   )
   select count(*)::integer as facts from page`,
);

/** Digests of answers that are named and not kept, whose time to be fetched has come, the longest due first. */
export async function wantedAnswers(database: Database, at: Date, limit: number): Promise<string[]> {
  return (await wanted(database, [at, limit])).map(({ sha256 }) => sha256);
}

const wanted = prepared<[Date, number], { sha256: string }>(
  'wanted-answers',
  `select encode(sha256, 'hex') as sha256 from revocation_answer
    where bytes is null and next_attempt_at <= $1 order by next_attempt_at limit $2`,
);

export async function postponeAnswer(database: Database, sha256: string, until: Date): Promise<void> {
  await postpone(database, [sha256, until]);
}

const postpone = prepared<[string, Date], object>(
  'postpone-answer',
  `update revocation_answer set next_attempt_at = $2 where sha256 = decode($1, 'hex')`,
);

export interface FetchedAnswer {
  readonly sha256: string;
  readonly kind: 'ocsp' | 'list';
  readonly responder: string;
  readonly receivedAt: Date;
  readonly bytes: Buffer;
}

export async function keepAnswer(database: Database, fetched: FetchedAnswer): Promise<void> {
  const { sha256, kind, responder, receivedAt, bytes } = fetched;
  await keep(database, [sha256, kind, responder, receivedAt, bytes]);
}

const keep = prepared<[string, string, string, Date, Buffer], object>(
  'keep-answer',
  `update revocation_answer set kind = $2, responder = $3, received_at = $4, bytes = $5
    where sha256 = decode($1, 'hex') and bytes is null`,
);

/** What the directory said of revocation while a packet was judged; nothing of one that an earlier version took. */
export async function revocationsOf(database: Database, packet: string): Promise<readonly RevocationEntry[]> {
  const [found] = await noted(database, [packet]);
  return (found?.revocations ?? []) as readonly RevocationEntry[];
}

const noted = prepared<[string], Pick<Row<'packet'>, 'revocations'>>(
  'revocations-of',
  'select revocations from packet where id = $1',
);

export interface KeptAnswer {
  readonly sha256: string;
  readonly kind: 'ocsp' | 'list';
  readonly received_at: Date;
  readonly bytes: number;
}

/** Of these digests, the answers that are kept. */
export async function keptAnswers(database: Database, digests: readonly string[]): Promise<KeptAnswer[]> {
  return kept(database, [digests]);
}

const kept = prepared<[readonly string[]], KeptAnswer>(
  'kept-answers',
  `select encode(sha256, 'hex') as sha256, kind, received_at, octet_length(bytes) as bytes from revocation_answer
    where sha256 in (select decode(digest, 'hex') from unnest($1::text[]) as wanted (digest)) and bytes is not null`,
);

export interface AnswerPart {
  readonly kind: 'ocsp' | 'list';
  readonly bytes_in_all: number;
  readonly part: Buffer;
}

export interface AnswerPartOrder {
  readonly packet: string;
  readonly sha256: string;
  readonly from: number;
  readonly bytesMax: number;
}

/** A part of an answer that this packet rests on; undefined where it does not, or the answer is not kept. */
export async function answerPart(database: Database, order: AnswerPartOrder): Promise<AnswerPart | undefined> {
  return (await part(database, [order.packet, order.sha256, order.from, order.bytesMax]))[0];
}

const part = prepared<[string, string, number, number], AnswerPart>(
  'answer-part',
  `select a.kind, octet_length(a.bytes) as bytes_in_all, substr(a.bytes, $3::integer + 1, $4::integer) as part
     from revocation_answer a
    where a.sha256 = decode($2::text, 'hex') and a.bytes is not null
      and $2::text in (select n.answer from packet p cross join lateral ${answersIn('p.revocations')} n where p.id = $1)`,
);

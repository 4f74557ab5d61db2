import type { ReceiptView } from '@edoc-axis/contracts';
import type { SentenceParams } from '@edoc-axis/domain';
import { prepared } from '@edoc-axis/platform';
import type { Pool } from 'pg';

/** A fact as it is told to followers, with everybody whose business it is. */
export interface StoredEvent {
  readonly position: number;
  readonly epoch: number;
  readonly kind: string;
  readonly at: Date;
  readonly by: string;
  readonly document: string;
  readonly documentId?: string;
  readonly sender?: string;
  readonly delivery?: string;
  readonly params: SentenceParams;
  readonly hearers: readonly Hearer[];
  readonly receipt?: ReceiptView;
  /** The recipients whose business the receipt is; absent when it is every hearer's. */
  readonly receiptConcerns?: readonly string[];
}

/** A party that hears of a fact: its document's sender, a recipient it concerns, or every one where it concerns all. */
export interface Hearer {
  readonly agency: string;
  readonly since: Date;
  readonly sends: boolean;
}

export interface EventsWanted {
  readonly agencies: readonly string[];
  readonly after: number;
  /** Not beyond this position. */
  readonly to: number;
  readonly limit: number;
}

/** Where facts lie of which one of the agencies hears: the first ones after a position, in their order. */
export async function positionsFor(pool: Pool, { agencies, after, to, limit }: EventsWanted): Promise<number[]> {
  const rows = await positions(pool, [agencies, after, to, limit]);
  return rows.map(({ position }) => Number(position));
}

/** Three looks into an index for each agency; what is read is what is found, however many facts lie between. */
const positions = prepared<[readonly string[], number, number, number], { position: string }>(
  'event-positions',
  `select distinct found.position
     from unnest($1::text[]) as asked (agency),
          lateral (
            (select position from fact where sender = asked.agency and position > $2 and position <= $3
              order by position limit $4)
            union all
            (select position from fact where concerns[1] = asked.agency and position > $2 and position <= $3
              order by position limit $4)
            union all
            (select position from heard where agency = asked.agency and position > $2 and position <= $3
              order by position limit $4)
          ) found
    order by found.position limit $4`,
);

/** The events at these positions, in their order. */
export async function eventsAt(pool: Pool, wanted: readonly number[]): Promise<StoredEvent[]> {
  const rows = await events(pool, [wanted]);
  return rows.map(storedEvent);
}

interface EventRow {
  readonly position: string;
  readonly epoch: number;
  readonly kind: string;
  readonly at: Date;
  readonly by: string;
  readonly document: string;
  readonly document_id: string | null;
  readonly sender: string | null;
  readonly delivery: string | null;
  readonly params: SentenceParams;
  readonly receipt: (ReceiptView & { readonly concerns: readonly string[] | null }) | null;
  readonly hearers: readonly (Omit<Hearer, 'since'> & { readonly since: string })[];
}

/**
 * Its first fact names the document. Of thousands of parties, only those are read whose business the fact is. Joined, every
 * receipt might be read: a plan that was made while there were none would be kept.
 */
const events = prepared<[readonly number[]], EventRow>(
  'events-at',
  `select f.position, f.epoch, f.kind, f.at, f.by, f.document, f.sender, f.delivery, f.params,
          (select params->>'documentId' from fact where document = f.document order by position limit 1) as document_id,
          (select json_build_object('id', id, 'event', event, 'at', at, 'delivery', delivery, 'recipient', recipient,
                                    'jws', jws, 'concerns', concerns)
             from receipt where id = f.receipt) as receipt,
          coalesce(
            case when f.concerns is null
              then (select json_agg(json_build_object('agency', agency, 'since', since, 'sends', sends))
                      from party where document = f.document and position <= f.position)
              else (select json_agg(json_build_object('agency', agency, 'since', since, 'sends', sends))
                      from party where document = f.document and agency = any (f.concerns || f.sender)
                       and position <= f.position)
            end, '[]') as hearers
     from unnest($1::bigint[]) as asked (position),
          lateral (select * from fact where position = asked.position) f
    order by f.position`,
);

function storedEvent(row: EventRow): StoredEvent {
  const { epoch, kind, at, by, document, params, receipt } = row;
  return {
    ...{ epoch, kind, at, by, document, params },
    position: Number(row.position),
    documentId: row.document_id ?? undefined,
    sender: row.sender ?? undefined,
    delivery: row.delivery ?? undefined,
    hearers: row.hearers.map(({ since, ...hearer }) => ({ ...hearer, since: new Date(since) })),
    receipt: receipt ? receiptOf(receipt) : undefined,
    receiptConcerns: receipt?.concerns ?? undefined,
  };
}

/** As PostgreSQL writes it, times are not what JavaScript makes of them, and what is not there is null. */
function receiptOf({ id, event, at, delivery, recipient, jws }: NonNullable<EventRow['receipt']>): ReceiptView {
  return {
    ...{ id, event, jws },
    at: new Date(at).toISOString(),
    delivery: delivery ?? undefined,
    recipient: recipient ?? undefined,
  };
}

/** Of the exchange's feed, when the fact at a position was told; undefined where there is none. */
export async function epochAt(pool: Pool, position: number): Promise<number | undefined> {
  const [row] = await epoch(pool, [position]);
  return row?.epoch;
}

const epoch = prepared<[number], { epoch: number }>('epoch-at', 'select epoch from fact where position = $1');

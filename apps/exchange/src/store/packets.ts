import type { DeliveryState } from '@edoc-axis/domain';
import { type Database, numbered, prepared, together } from '@edoc-axis/platform';
import { frozenAt } from './freezes.js';
import type { Row } from './tables.js';

/** A packet somebody wants to read, and the deliveries of it to agencies the reader has to do with. */
export interface ReadablePacket extends Pick<Row<'packet'>, ReadColumn> {
  readonly sender: string;
  /** Of its document; statuses about one that is frozen are not. */
  readonly frozen_at: Date | null;
  readonly deliveries: readonly ReadableDelivery[];
}

type ReadColumn =
  'id' | 'document' | 'kind' | 'sha256' | 'bytes' | 'inline' | 'content' | 'gone_at' | 'gone_reason' | 'brought_at';

/** `since` and `created_at` come inside JSON, as text. */
export interface ReadableDelivery {
  readonly id: string;
  readonly recipient: string;
  readonly state: DeliveryState;
  readonly since: string;
  readonly created_at: string;
  /** By the system that wants to read. */
  readonly fetched: boolean;
}

export interface PacketOrder {
  /** Of the document, or of a status packet. */
  readonly id: string;
  /** Only the packet that this delivery carries, with this delivery and those the system has not fetched yet. */
  readonly delivery?: string;
  readonly agencies: readonly string[];
  readonly system: string;
}

/** The packets of a document, latest first; or the one status packet of that id. */
export const packetsNamed = together<PacketOrder, readonly ReadablePacket[]>(async (database, orders) => {
  const rows = await packets(database, [numbered(orders)]);
  return orders.map((_, n) => rows.filter((row) => row.n === n));
});

const packets = prepared<[string], ReadablePacket & { readonly n: number }>(
  'packets-named',
  `select o.n, p.id, p.document, p.kind, p.sha256, p.bytes, p.inline, p.content, p.gone_at, p.gone_reason, p.brought_at, d.sender,
          case p.kind when 'document' then ${frozenAt('p.document')} end as frozen_at,
          coalesce(
            (select json_agg(json_build_object('id', v.id, 'recipient', v.recipient, 'state', v.state,
                      'since', v.since, 'created_at', v.created_at, 'fetched', o.system = any (v.fetched_by))
                      order by v.id)
               from delivery v
              where v.document = p.document and v.packet = p.id and v.recipient in (select unnest (o.agencies))
                -- A system that fetched for all its recipients at once comes again for each of them.
                and (o.delivery is null or v.id = o.delivery or not o.system = any (v.fetched_by))),
            '[]') as deliveries
     from jsonb_to_recordset($1::jsonb) as o (n integer, id uuid, delivery uuid, agencies text[], system text),
          lateral (select * from packet where document = o.id and kind = 'document'
                   union all
                   select * from packet where id = o.id and kind = 'status') p
     join document d on d.id = p.document
    where o.delivery is null or p.id = (select v.packet from delivery v where v.id = o.delivery)
    order by p.brought_at desc, p.id desc`,
);

export async function findAttachment(
  database: Database,
  packet: string,
  n: number,
): Promise<Row<'attachment'> | undefined> {
  return (await attachment(database, [packet, n]))[0];
}

const attachment = prepared<[string, number], Row<'attachment'>>(
  'find-attachment',
  'select * from attachment where packet = $1 and n = $2',
);

/** Of these content ids, those a packet names. */
export async function contentsInUse(database: Database, ids: readonly string[]): Promise<Set<string>> {
  const rows = await inUse(database, [ids]);
  return new Set(rows.map((row) => row.content));
}

const inUse = prepared<[readonly string[]], { content: string }>(
  'contents-in-use',
  'select content from packet where content = any ($1::uuid[])',
);

import type { DeliveryState } from '@edoc-axis/domain';
import { type Database, prepared } from './prepared.js';
import type { Row } from './tables.js';

/** A packet somebody wants to read, and the deliveries of it to agencies the reader has to do with. */
export interface ReadablePacket extends Row<'packet'> {
  readonly sender: string;
  readonly deliveries: readonly ReadableDelivery[];
}

/** `since` and `created_at` come inside JSON, as text. */
export interface ReadableDelivery {
  readonly id: string;
  readonly recipient: string;
  readonly state: DeliveryState;
  readonly since: string;
  readonly created_at: string;
}

/** The packets of a document, latest first; or the one status packet of that id. */
export async function packetsNamed(
  database: Database,
  order: { id: string; agencies: readonly string[] },
): Promise<ReadablePacket[]> {
  return packets(database, [order.id, order.agencies]);
}

const packets = prepared<[string, readonly string[]], ReadablePacket>(
  'packets-named',
  `select p.*, d.sender,
          coalesce(
            (select json_agg(json_build_object('id', v.id, 'recipient', v.recipient, 'state', v.state,
                      'since', v.since, 'created_at', v.created_at) order by v.id)
               from delivery v
              where v.document = p.document and v.packet = p.id and v.recipient = any ($2::text[])),
            '[]') as deliveries
     from packet p join document d on d.id = p.document
    where p.document = $1 and p.kind = 'document' or p.id = $1 and p.kind = 'status'
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

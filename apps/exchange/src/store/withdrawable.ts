import { type Database, prepared } from '@edoc-axis/platform';
import type { Row } from './tables.js';

export interface WithdrawableOrder {
  readonly document: string;
  /** Absent: all of them. */
  readonly recipients?: readonly string[];
  readonly after?: string;
  readonly limit: number;
}

export type Withdrawable = Pick<Row<'delivery'>, 'id' | 'recipient' | 'addressed_to' | 'created_at'>;

/** A page of a document's deliveries, of these recipients or those addressed so, in the order they were made. */
export async function withdrawableDeliveries(database: Database, order: WithdrawableOrder): Promise<Withdrawable[]> {
  return page(database, [order.document, order.after ?? null, order.limit, order.recipients ?? null]);
}

const page = prepared<[string, string | null, number, readonly string[] | null], Withdrawable>(
  'withdrawable-deliveries',
  `select id, recipient, addressed_to, created_at from delivery
    where document = $1 and carries = 'document'
      and id > coalesce($2, '00000000-0000-0000-0000-000000000000'::uuid)
      and ($4::text[] is null or recipient in (select unnest ($4::text[]))
           or exists (select from unnest(addressed_to) code where code in (select unnest ($4::text[]))))
    order by id
    limit $3`,
);

/** Of these codes, those the document was not sent to. */
export async function neverSentTo(
  database: Database,
  document: string,
  recipients: readonly string[],
): Promise<string[]> {
  return (await strangers(database, [document, recipients])).map(({ code }) => code);
}

const strangers = prepared<[string, readonly string[]], { code: string }>(
  'never-sent-to',
  `with party as materialized (
     select code from delivery, unnest(recipient || addressed_to) code where document = $1 and carries = 'document'
   )
   select wanted.code from unnest($2::text[]) wanted (code) where wanted.code not in (select code from party)`,
);

/** Of these deliveries, the receipts that say they were withdrawn. */
export async function withdrawalReceipts(
  database: Database,
  document: string,
  deliveries: readonly string[],
): Promise<Row<'receipt'>[]> {
  return receipts(database, [document, deliveries]);
}

const receipts = prepared<[string, readonly string[]], Row<'receipt'>>(
  'withdrawal-receipts',
  `select * from receipt where document = $1 and delivery = any ($2::uuid[]) and event = 'ContentWithdrawn'`,
);

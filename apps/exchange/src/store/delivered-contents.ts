import { type Database, prepared } from '@edoc-axis/platform';

/** What the packet of a delivery is and holds, as its recipient is told before it is fetched. */
export interface DeliveredContents {
  /** Of a status: who answered, or asks back. */
  readonly sender: string;
  readonly code_number: string;
  readonly code_notation: string;
  readonly subject: string;
  readonly accepted_at: Date;
  readonly attachments: readonly DeliveredAttachment[];
}

/** It comes inside JSON: the digest in hexadecimal, sizes and places as numbers. */
export interface DeliveredAttachment {
  readonly n: number;
  readonly name: string;
  readonly content_type: string | null;
  readonly bytes: number;
  readonly sha256: string;
  readonly encoded_from: number;
  readonly encoded_to: number;
  readonly wrapped: boolean;
}

export async function deliveredContents(
  database: Database,
  { delivery, after, limit }: { readonly delivery: string; readonly after: number; readonly limit: number },
): Promise<DeliveredContents | undefined> {
  return (await contents(database, [delivery, after, limit]))[0];
}

const contents = prepared<[string, number, number], DeliveredContents>(
  'delivered-contents',
  `select coalesce(answered.recipient, d.sender) as sender, d.code_number, d.code_notation, d.subject, d.accepted_at,
          coalesce(
            (select json_agg(json_build_object('n', t.n, 'name', t.name, 'content_type', t.content_type, 'bytes', t.bytes,
                      'sha256', encode(t.sha256, 'hex'), 'encoded_from', t.encoded_from, 'encoded_to', t.encoded_to,
                      'wrapped', t.wrapped) order by t.n)
               from (select * from attachment where packet = v.packet and n > $2 order by n limit $3) t),
            '[]') as attachments
     from delivery v
     join document d on d.id = v.document
     left join answer a on a.id = v.answer
     left join delivery answered on answered.id = a.delivery
    where v.id = $1`,
);

import { type Database, prepared } from '@edoc-axis/platform';
import type { Row } from './tables.js';

/** The first packet a document came in, and everybody it was addressed to since, in any of them. */
export interface SentPacket extends Pick<
  Row<'packet'>,
  'id' | 'bytes' | 'inline' | 'content' | 'gone_at' | 'gone_reason'
> {
  readonly addressed_to: string[];
}

export async function sentPacket(database: Database, document: string): Promise<SentPacket | undefined> {
  return (await sent(database, [document]))[0];
}

const sent = prepared<[string], SentPacket>(
  'sent-packet',
  `select p.id, p.bytes, p.inline, p.content, p.gone_at, p.gone_reason,
          array(select distinct unnest(v.addressed_to) from delivery v
                 where v.document = $1 and v.carries = 'document' and v.redelivers is null order by 1 limit 10000)
            as addressed_to
     from document d join packet p on p.id = d.packet
    where d.id = $1`,
);

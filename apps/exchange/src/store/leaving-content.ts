import type { GoneReason } from '@edoc-axis/domain';
import { type Database, prepared } from '@edoc-axis/platform';
import { frozenAt } from './freezes.js';

/** A packet whose content the axis keeps no longer; `content` lies in the content store, until somebody removes it. */
export interface GonePacket {
  readonly packet: string;
  readonly content: string | null;
}

/**
 * Lets the content go of packets that were withdrawn from the last who held them, each with its fact. A row stays until
 * its withdrawal was looked at, so a process that dies on the way forgets none: of several withdrawals the one looked at last
 * sees all of them. What is frozen is evidence of something, and stays until it is released.
 * @returns `looked`: at how many withdrawals
 */
export async function letGo(
  database: Database,
  epoch: number,
  { at, limit }: { at: Date; limit: number },
): Promise<{ readonly looked: number; readonly gone: readonly GonePacket[] }> {
  const reason: GoneReason = 'withdrawn';
  const rows = await letThemGo(database, [limit, at, epoch, reason]);
  return { looked: rows[0]?.looked ?? 0, gone: rows.filter((row): row is GonePacket & Looked => row.packet !== null) };
}

interface Looked {
  readonly looked: number;
}

const letThemGo = prepared<[number, Date, number, string], Looked & (GonePacket | { readonly packet: null })>(
  'let-content-go',
  `with withdrawn as (
     delete from leaving_content
      where delivery in (select delivery from leaving_content
                          where ${frozenAt('leaving_content.document')} is null
                          order by delivery limit $1 for update skip locked)
     returning packet
   ), left_behind as materialized (
     select id, document, content from packet
      where id = any (array (select packet from withdrawn)) and gone_at is null
        and not exists (select from delivery v
                         where v.document = packet.document and v.packet = packet.id and v.carries = 'document'
                           and v.state in ('pending', 'delivered', 'acknowledged'))
      order by id for update
   ), gone as (
     update packet set inline = null, content = null, gone_at = $2, gone_reason = $4
       from left_behind l where packet.id = l.id and packet.id = any (array (select id from left_behind))
     returning packet.id, l.document, l.content
   ), told as (
     insert into fact (epoch, id, kind, at, by, document, params)
     select $3::integer, gen_random_uuid(), 'document.content-deleted', $2, 'axis', document,
            jsonb_build_object('goneReason', $4::text)
       from gone
   )
   select looked.looked, gone.id as packet, gone.content
     from (select count(*)::integer as looked from withdrawn) looked left join gone on true`,
);

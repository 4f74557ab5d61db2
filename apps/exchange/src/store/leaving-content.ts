import type { GoneReason } from '@edoc-axis/domain';
import { inTransaction, prepared } from '@edoc-axis/platform';
import type { Pool } from 'pg';
import { frozenAt } from './freezes.js';

/** A packet whose content the axis keeps no longer; `content` lies in the content store, until somebody removes it. */
export interface GonePacket {
  readonly packet: string;
  readonly content: string | null;
}

/**
 * Lets the content go of packets that were withdrawn from the last who held them, each with its fact. A row stays until
 * its withdrawal was looked at, so a process that dies on the way forgets none: of several withdrawals the one looked at last
 * sees all of them. What is frozen is evidence of something, and stays until it is released. The packets are locked before
 * it is looked who holds them: one that is sent on to somebody at the same moment either stays, or is not sent on.
 * @returns `looked`: at how many withdrawals
 */
export async function letGo(
  database: Pool,
  epoch: number,
  { at, limit }: { at: Date; limit: number },
): Promise<{ readonly looked: number; readonly gone: readonly GonePacket[] }> {
  const reason: GoneReason = 'withdrawn';
  const rows = await inTransaction(database, async (client) => {
    const packets = (await lockLeaving(client, [limit])).map(({ packet }) => packet);
    // With none of them it finds none.
    return letThemGo(client, [limit, at, epoch, reason, packets]);
  });
  return { looked: rows[0]?.looked ?? 0, gone: rows.filter((row): row is GonePacket & Looked => row.packet !== null) };
}

interface Looked {
  readonly looked: number;
}

const lockLeaving = prepared<[number], { packet: string }>(
  'lock-leaving',
  `select p.id as packet from packet p
    where p.id = any (array (select l.packet from leaving_content l
                              where ${frozenAt('l.document')} is null order by l.delivery limit $1))
    order by p.id for update skip locked`,
);

const letThemGo = prepared<
  [number, Date, number, string, readonly string[]],
  Looked & (GonePacket | { readonly packet: null })
>(
  'let-content-go',
  `with withdrawn as (
     delete from leaving_content
      where delivery in (select delivery from leaving_content
                          where packet = any ($5::uuid[]) and ${frozenAt('leaving_content.document')} is null
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

import { type Database, prepared } from '@edoc-axis/platform';
import type { Consequences, Ended } from '../deadlines/consequences.js';
import type { NewNotice } from '../notices/new-notice.js';
import { insertDeadlines, isNotOver, isOver, moveOn, turn } from './deadline-parts.js';
import type { Following } from './facts-to-follow.js';
import { insertNotices } from './notices.js';

/**
 * Keeps what a page of facts begins and ends, what people are told of it, and the place after it, in one statement.
 * @returns false when another copy of the tracker was quicker
 */
export async function keepConsequences(
  database: Database,
  { version }: Following,
  { awaited, collected, deadlines, endedAbout, endedDeliveries, answering }: Consequences,
  notices: readonly NewNotice[],
  position: string,
): Promise<boolean> {
  const rows = await keep(database, [
    version,
    position,
    JSON.stringify(awaited),
    JSON.stringify(collected),
    collected.map(({ document }) => document),
    JSON.stringify(deadlines),
    ...parted(endedAbout),
    ...parted(endedDeliveries),
    answering,
    JSON.stringify(notices),
  ]);
  return rows.length > 0;
}

function parted(ended: readonly Ended[]): [string[], Date[]] {
  return [ended.map(({ id }) => id), ended.map(({ at }) => at)];
}

/** What was not over yet is gone; what was, ends as late. */
const endBy = (name: string, column: string, ids: string, times: string) => `
   ${name}_in_time as (
     delete from deadline
      where ${column} = any (${ids}::uuid[]) and ${isNotOver} and exists (select from turn)
   ), ${name}_late as (
     update deadline
        set ended_at = (select min(e.at) from unnest(${ids}::uuid[], ${times}::timestamptz[]) as e (id, at)
                         where e.id = ${column})
      where ${column} = any (${ids}::uuid[]) and ${isOver} and ended_at is null and exists (select from turn)
   )`;

const keep = prepared<readonly unknown[], object>(
  'keep-consequences',
  `with ${turn}, gone as (
     select document, array_agg(recipient) as recipients
       from turn, jsonb_to_recordset($4::jsonb) as c (document uuid, recipient text)
      group by document
   ), collected_by_all as (
     delete from awaited
      where document = any ($5::uuid[])
        and recipients <@ (select recipients from gone where gone.document = awaited.document)
   ), collected_by_some as (
     update awaited
        set recipients = array(select unnest(recipients)
                               except select unnest(g.recipients) from gone g where g.document = awaited.document)
      where document = any ($5::uuid[])
        and not recipients <@ (select recipients from gone where gone.document = awaited.document)
   ), new_awaited as (
     insert into awaited (fact, document, receipt, sender, recipients, urgent, began_at, due_at)
     select a.fact, a.document, a.receipt, a.sender, a.recipients, a.urgent, a."beganAt", a."dueAt"
       from turn, jsonb_to_recordset($3::jsonb)
         as a (fact uuid, document uuid, receipt text, sender text, recipients text[], urgent boolean,
               "beganAt" timestamptz, "dueAt" timestamptz)
     on conflict do nothing
   ), ${endBy('about', 'about', '$7', '$8')}, ${endBy('delivery', 'delivery', '$9', '$10')}, new_deadline as (
     ${insertDeadlines('$6')}
   ), new_answering as (
     insert into answering_system (name) select unnest($11::text[]) from turn on conflict do nothing
   ), new_notice as (
     ${insertNotices('$12', 'turn')}
   )
   ${moveOn(', position = $2::bigint')}`,
);

/* Parts of the statements that change deadlines. */

/** Only as long as nobody has changed anything since it was read; then nothing happens, and who lost looks again. */
export const turn = `turn as (select from deadline_following where version = $1 for update)`;
export const moveOn = (also = '') =>
  `update deadline_following set version = version + 1${also} from turn returning deadline_following.version`;

/** Deadlines as one JSON parameter. Of what was given to another office only that one's counts. */
export const insertDeadlines = (source: string) => `
  insert into deadline (kind, about, code, document, delivery, sender, recipient, urgent, began_at, due_at)
  select d.kind, d.about, d.code, d.document, d.delivery, d.sender, d.recipient, d.urgent, d."beganAt", d."dueAt"
    from turn, jsonb_to_recordset(${source}::jsonb)
      as d (kind text, about uuid, code text, document uuid, delivery uuid, sender text, recipient text, urgent boolean,
            "beganAt" timestamptz, "dueAt" timestamptz)
  on conflict (about, kind) do update
    set recipient = excluded.recipient, began_at = excluded.began_at, due_at = excluded.due_at,
        fired_at = null, ended_at = null
    where deadline.recipient <> excluded.recipient`;

/**
 * Said so that no partial index is found for it: all that are not over are many more than those that are named. The second
 * is the opposite of the first.
 */
export const isNotOver = `coalesce(fired_at, 'infinity') = 'infinity'`;
export const isOver = `coalesce(fired_at, 'infinity') <> 'infinity'`;

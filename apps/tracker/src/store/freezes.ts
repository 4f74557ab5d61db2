import { type Database, prepared } from '@edoc-axis/platform';
import type { Freeze } from '../deadlines/freezes-in.js';
import { moveOn, turn } from './deadline-parts.js';
import type { Following } from './facts-to-follow.js';

/**
 * Keeps which documents are frozen; what was put off for one that was released is looked at again. Safe to repeat.
 * @returns the next change of deadlines; undefined when another copy of the tracker was quicker
 */
export async function keepFreezes(
  database: Database,
  { position, version }: Following,
  freezes: readonly Freeze[],
): Promise<Following | undefined> {
  const released = freezes.flatMap(({ document, releasedAt }) => (releasedAt ? [{ document, releasedAt }] : []));
  const [next] = await keep(database, [
    version,
    freezes.map(({ document }) => document),
    freezes.map(({ releasedAt }) => releasedAt ?? null),
    released.map(({ document }) => document),
    released.map(({ releasedAt }) => releasedAt),
  ]);
  return next && { position, version: next.version };
}

/** Looked up by their documents; joined, all that waits might be read. */
const goesOn = (table: string) => `
     update ${table}
        set due_at = (select r.at from unnest($4::uuid[], $5::timestamptz[]) as r (document, at)
                       where r.document = ${table}.document)
      where document = any ($4::uuid[]) and due_at = 'infinity' and exists (select from turn)`;

const keep = prepared<readonly unknown[], { readonly version: string }>(
  'keep-freezes',
  `with ${turn}, kept as (
     insert into frozen_document (document, released_at)
     select f.document, f.released_at from turn, unnest($2::uuid[], $3::timestamptz[]) as f (document, released_at)
     on conflict (document) do update set released_at = excluded.released_at
   ), awaited_again as (${goesOn('awaited')}
   ), deadline_again as (${goesOn('deadline')}
   )
   ${moveOn()}`,
);

/** Of a row with a document, inside a larger statement: whether it is frozen, and when it was released the last time. */
export const freezeOf = (document: string) => `
          coalesce((select released_at is null from frozen_document where document = ${document}), false) as frozen,
          (select released_at from frozen_document where document = ${document}) as "releasedAt"`;

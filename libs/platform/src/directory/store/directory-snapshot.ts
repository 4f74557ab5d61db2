import type { DirectoryChange, DirectoryEntry } from '@edoc-axis/contracts';
import type { Pool } from 'pg';
import type { DirectoryStore } from '../follow-directory.js';

/**
 * The tables a following process keeps the directory in, for a migration of its own schema: each entry's newest change
 * as JSON text, which nobody but the process reads, and the version reached.
 */
export const directorySnapshotTables = `
  create table directory_entry (
    kind text collate "C" not null,
    key text collate "C" not null,
    version bigint not null,
    change text not null,
    primary key (kind, key)
  );
  create table directory_version (
    one_row boolean primary key default true check (one_row),
    version bigint not null
  );
  insert into directory_version (version) values (0);`;

/** Some hundred kilobytes of text. */
const versionsOfPart = 1_000;

/** The snapshot in those tables. Several copies of a process share it: an older change never replaces a newer one. */
export function createDirectorySnapshot(pool: Pool): DirectoryStore {
  return {
    async load() {
      // One statement, so that entries and version are of the same moment. In parts, since one text of a country
      // is as large as all its entries; not row by row, because that would take three times as long.
      const { rows } = await pool.query<{ version: string; changes: string | null }>(
        `select v.version, p.changes
           from directory_version v
           left join (select version / $1 as part, string_agg(change, ',' order by version) as changes
                        from directory_entry group by part) p on true
          order by p.part`,
        [versionsOfPart],
      );
      const version = Number(rows[0]?.version ?? 0);
      // Taken out of the result: the pool holds on to the first one of a connection as long as that lives.
      const changes = rows.splice(0).flatMap((part) => JSON.parse(`[${part.changes ?? ''}]`) as DirectoryChange[]);
      return { version, changes };
    },

    async save(version, changes) {
      const newest = newestOfEach(changes);
      // Every statement beside the others in one `with`: a single round trip is a single transaction.
      await pool.query(
        `with entries as (
           insert into directory_entry (kind, key, version, change)
           select * from unnest($2::text[], $3::text[], $4::bigint[], $5::text[])
           on conflict (kind, key) do update set version = excluded.version, change = excluded.change
             where directory_entry.version < excluded.version
         )
         update directory_version set version = greatest(version, $1)`,
        [
          version,
          newest.map(({ entry }) => entry.kind),
          newest.map(({ entry }) => keyOf(entry)),
          newest.map((change) => change.version),
          newest.map((change) => JSON.stringify(change)),
        ],
      );
    },
  };
}

/** `on conflict` may not touch a row twice, and only an entry's newest change of a page is of interest. */
function newestOfEach(changes: readonly DirectoryChange[]): DirectoryChange[] {
  return [...new Map(changes.map((change) => [`${change.entry.kind} ${keyOf(change.entry)}`, change])).values()];
}

function keyOf(entry: DirectoryEntry): string {
  switch (entry.kind) {
    case 'agency':
      return entry.code;
    case 'certificate':
      return entry.sha256;
    case 'revocation':
      return entry.certificate;
    case 'system':
      return entry.name;
    case 'serving':
      return entry.agency;
  }
}

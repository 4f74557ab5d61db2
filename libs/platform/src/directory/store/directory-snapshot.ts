import { type DirectoryChange, directoryChange, type DirectoryEntry } from '@edoc-axis/contracts';
import type { Pool } from 'pg';
import type { DirectoryStore } from '../follow-directory.js';

/**
 * The tables a following process keeps the directory in, for a migration of its own schema: each entry as it stands,
 * and the version reached.
 */
export const directorySnapshotTables = `
  create table directory_entry (
    kind text not null,
    key text not null,
    version bigint not null,
    change jsonb not null,
    primary key (kind, key)
  );
  create table directory_version (
    one_row boolean primary key default true check (one_row),
    version bigint not null
  );
  insert into directory_version (version) values (0);`;

/** The snapshot in those tables. Several copies of a process share it: an older change never replaces a newer one. */
export function createDirectorySnapshot(pool: Pool): DirectoryStore {
  return {
    async load() {
      // One statement, so that entries and version are of the same moment.
      const { rows } = await pool.query<{ version: string; changes: unknown[] | null }>(
        `select v.version, (select json_agg(e.change order by e.version) from directory_entry e) as changes
           from directory_version v`,
      );
      return {
        version: Number(rows[0]?.version ?? 0),
        changes: (rows[0]?.changes ?? []).map((change) => directoryChange.parse(change)),
      };
    },

    async save(version, changes) {
      // Every statement beside the others in one `with`: a single round trip is a single transaction.
      await pool.query(
        `with entries as (
           insert into directory_entry (kind, key, version, change)
           select kind, key, version, change
             from jsonb_to_recordset($2::jsonb) as page (kind text, key text, version bigint, change jsonb)
           on conflict (kind, key) do update set version = excluded.version, change = excluded.change
             where directory_entry.version < excluded.version
         )
         update directory_version set version = greatest(version, $1)`,
        [version, JSON.stringify(newestOfEach(changes))],
      );
    },
  };
}

/** `on conflict` may not touch a row twice, and only an entry's newest change of a page is of interest. */
function newestOfEach(changes: readonly DirectoryChange[]) {
  const newest = new Map<string, { kind: string; key: string; version: number; change: DirectoryChange }>();
  for (const change of changes) {
    const { kind } = change.entry;
    const key = keyOf(change.entry);
    newest.set(`${kind} ${key}`, { kind, key, version: change.version, change });
  }
  return [...newest.values()];
}

function keyOf(entry: DirectoryEntry): string {
  switch (entry.kind) {
    case 'agency':
      return entry.code;
    case 'certificate':
      return entry.sha256;
    case 'system':
      return entry.name;
    case 'serving':
      return entry.agency;
  }
}

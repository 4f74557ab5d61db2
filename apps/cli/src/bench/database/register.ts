import type { AgencyEntry } from '@edoc-axis/contracts';
import { createPool, openHome, type Settings } from '@edoc-axis/platform';

/** The axis' tables, past its processes. */
export interface Register {
  /**
   * Writes agencies as if each had been added by an administrator, but for the audit log; those that are there stay as
   * they are. The axis may run, as long as nobody changes its register meanwhile.
   * @returns how many were new
   */
  fill(entries: readonly AgencyEntry[]): Promise<number>;
  /** The newest version there is. */
  newest(): Promise<number>;
  /** The version up to which every process that follows has saved the directory, which it does before it uses it. */
  known(): Promise<number>;
  close(): Promise<void>;
}

/** One statement each: larger ones only need more memory. */
const entriesAtOnce = 5_000;

export function openRegister(url: string, { home, axis }: Pick<Settings, 'home' | 'axis'>): Register {
  const { databasePasswords } = openHome(home, axis);
  const poolOf = (owner: 'registry' | 'exchange' | 'tracker') =>
    createPool({ url, owner, password: databasePasswords[owner] }, { connectionsMax: 1 });
  const registry = poolOf('registry');
  const followers = [poolOf('exchange'), poolOf('tracker')];
  return {
    async fill(entries) {
      let added = 0;
      for (let from = 0; from < entries.length; from += entriesAtOnce) {
        const { rowCount } = await registry.query(filling, [JSON.stringify(entries.slice(from, from + entriesAtOnce))]);
        added += rowCount ?? 0;
      }
      return added;
    },
    async newest() {
      const { rows } = await registry.query<{ version: string }>(
        'select max(version) as version from directory_change',
      );
      return Number(rows[0]?.version);
    },
    async known() {
      const found = await Promise.all(
        followers.map((pool) => pool.query<{ version: string }>('select version from directory_version')),
      );
      return Math.min(...found.map(({ rows }) => Number(rows[0]?.version)));
    },
    async close() {
      await Promise.all([registry, ...followers].map((pool) => pool.end()));
    },
  };
}

const filling = `
  with given as (
    select entry, place from jsonb_array_elements($1::jsonb) with ordinality as given (entry, place)
  ), added as (
    insert into agency (code, form102, name, parent, valid_from, valid_until, successors, receives_for,
                        receives_for_until, policy, centre)
    select entry->>'code', entry->>'form102', entry->>'name', entry->>'parent', (entry->>'validFrom')::timestamptz,
           (entry->>'validUntil')::timestamptz, array(select jsonb_array_elements_text(entry->'successors')),
           entry#>>'{receivesFor,agency}', (entry#>>'{receivesFor,until}')::timestamptz, entry->>'policy',
           (entry->>'centre')::boolean
      from given
    on conflict do nothing
    returning code
  )
  insert into directory_change (version, at, kind, entry)
  select (select coalesce(max(version), 0) from directory_change) + row_number() over (order by place),
         now(), 'agency', entry
    from given join added on added.code = entry->>'code'`;

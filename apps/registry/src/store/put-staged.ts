import type { EntityManager } from 'typeorm';
import type { AdministrativeAct } from './act.js';
import { newestVersion } from './append-changes.js';

/**
 * Puts what an import has staged where it belongs, one statement a table, which the database does by itself: a country
 * never travels through this process while others wait for the lock on versions.
 * @returns the versions given; nothing where nothing changes
 */
export async function putStaged(
  manager: EntityManager,
  id: string,
  { at, who, what, address, reason, approvedBy }: AdministrativeAct,
): Promise<{ first: number; last: number } | undefined> {
  const before = await newestVersion(manager);
  const [put] = await manager.query<{ count: number }[]>(
    `with added as (
       insert into registry.directory_change (version, at, kind, entry)
       select $2 + row_number() over (order by row), $3, 'agency', after
         from registry.agency_import_row where import = $1 and after is not null
       returning 1)
     select count(*)::integer as count from added`,
    [id, before, at],
  );
  if (!put?.count) return undefined;
  await manager.query(putAgencies, [id]);
  await manager.query(
    `insert into registry.audit
            (at, who, what, subject, directory_version, before, after, address, reason, approved_by, agencies)
     select $3, $4, $5, code, $2 + row_number() over (order by row), before, after, $6, $7, $8, array[code]
       from registry.agency_import_row where import = $1 and after is not null order by row`,
    [id, before, at, who, what, address ?? null, reason ?? null, approvedBy ?? null],
  );
  return { first: before + 1, last: before + put.count };
}

const putAgencies = `
  insert into registry.agency (
         code, form102, name, parent, valid_from, valid_until, successors, receives_for, receives_for_until, policy,
         tolerates_sha1, centre, short_name, agency_kind, address, level, capabilities, hidden, test, changes)
  select e.code, form102, name, parent, "validFrom", "validUntil", successors, "receivesFor"->>'agency',
         ("receivesFor"->>'until')::timestamptz, policy, coalesce("toleratesSha1", false), centre, "shortName",
         "agencyKind", address, level, capabilities, hidden, test, changes
    from registry.agency_import_row r, jsonb_to_record(r.after) as e (
         code text, form102 text, name text, parent text, "validFrom" timestamptz, "validUntil" timestamptz,
         successors text[], "receivesFor" jsonb, policy text, "toleratesSha1" boolean, centre boolean, "shortName" text,
         "agencyKind" text, address text, level integer, capabilities jsonb, hidden boolean, test boolean, changes jsonb)
   where r.import = $1 and r.after is not null
  on conflict (code) do update set
         form102 = excluded.form102, name = excluded.name, parent = excluded.parent, valid_from = excluded.valid_from,
         valid_until = excluded.valid_until, successors = excluded.successors, receives_for = excluded.receives_for,
         receives_for_until = excluded.receives_for_until, policy = excluded.policy,
         tolerates_sha1 = excluded.tolerates_sha1, centre = excluded.centre, short_name = excluded.short_name,
         agency_kind = excluded.agency_kind, address = excluded.address, level = excluded.level,
         capabilities = excluded.capabilities, hidden = excluded.hidden, test = excluded.test, changes = excluded.changes`;

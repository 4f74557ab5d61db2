import { CataloguedError } from '@edoc-axis/domain';
import pg from 'pg';
import { type SchemaOwner, schemaOwners } from '../home/places.js';
import { roleName, withoutCredentials } from './access.js';
import { scramVerifier } from './scram.js';

/** Two that prepare at once would trip over each other's catalogue rows. */
const lockNumber = 0x65646f63;
const connectMs = 10_000;
const majorMin = 15;

/**
 * Makes one role and one schema for each owner; an owner can touch its own schema only. Safe to repeat: passwords are
 * set anew, nothing else is changed.
 * @param adminUrl of an account that may create roles and schemas
 * @throws CataloguedError `database.cannot-prepare`, with PostgreSQL's own words
 */
export async function prepareDatabase(
  adminUrl: string,
  passwords: Readonly<Record<SchemaOwner, string>>,
): Promise<void> {
  const client = new pg.Client({
    connectionString: adminUrl,
    application_name: 'edoc prepare',
    connectionTimeoutMillis: connectMs,
  });
  try {
    await client.connect();
    await requireVersion(client);
    await client.query('select pg_advisory_lock($1)', [lockNumber]);
    for (const owner of schemaOwners) await prepareOwner(client, adminUrl, owner, passwords[owner]);
  } catch (cause) {
    const { message, code } = cause as { message?: string; code?: string };
    const params = { address: withoutCredentials(adminUrl), problem: message || code };
    throw new CataloguedError('database.cannot-prepare', params, { cause });
  } finally {
    await client.end();
  }
}

async function requireVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  const version = rows[0]?.server_version ?? '';
  if (Number.parseInt(version, 10) < majorMin) throw new Error(`it is version ${version}`);
}

async function prepareOwner(client: pg.Client, adminUrl: string, owner: SchemaOwner, password: string): Promise<void> {
  const name = roleName(adminUrl, owner);
  const role = client.escapeIdentifier(name);
  const schema = client.escapeIdentifier(owner);
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name]);
  if (rowCount === 0) await client.query(`create role ${role}`);
  await client.query(`alter role ${role} login password ${client.escapeLiteral(scramVerifier(password))}`);
  await client.query(`alter role ${role} set search_path = ${schema}`);
  // An administrator who is no superuser may give a schema only to a role it belongs to.
  await client.query(`grant ${role} to current_user`);
  await client.query(`create schema if not exists ${schema} authorization ${role}`);
  await client.query(`revoke all on schema ${schema} from public`);
}

import { CataloguedError } from '@edoc-axis/domain';
import { Logger } from '@nestjs/common';
import pg from 'pg';
import type { MigrationInterface } from 'typeorm';
import { type DatabaseAccess, urlFor } from './access.js';

/** A migration's class; its name ends in its time of writing in milliseconds, which orders them. */
export type Migration = new () => MigrationInterface;

const tableName = 'migrations';
const connectMs = 10_000;

/**
 * Brings an owner's schema up to date. Of several copies that start at once one migrates and the others wait. TypeORM
 * is loaded only when there is something to do: it costs a tenth of a second at every start otherwise.
 * @returns the names of the migrations that ran
 * @throws CataloguedError `axis.version-newer` when the schema has migrations this version does not know
 */
export async function migrate(access: DatabaseAccess, migrations: readonly Migration[]): Promise<string[]> {
  const client = new pg.Client({
    connectionString: urlFor(access),
    application_name: `edoc migrate ${access.owner}`,
    connectionTimeoutMillis: connectMs,
  });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [`edoc migrate ${access.owner}`]);
    const applied = await appliedIn(client);
    const known = new Set(migrations.map((migration) => migration.name));
    if (applied.some((name) => !known.has(name))) {
      throw new CataloguedError('axis.version-newer', { home: access.owner });
    }
    return applied.length === known.size ? [] : await run(access, migrations);
  } finally {
    await client.end();
  }
}

async function appliedIn(client: pg.Client): Promise<string[]> {
  const { rows: found } = await client.query<{ exists: boolean }>('select to_regclass($1) is not null as exists', [
    tableName,
  ]);
  if (!found[0]?.exists) return [];
  const { rows } = await client.query<{ name: string }>(`select name from ${tableName}`);
  return rows.map(({ name }) => name);
}

async function run(access: DatabaseAccess, migrations: readonly Migration[]): Promise<string[]> {
  const { DataSource } = await import('typeorm');
  const source = new DataSource({
    type: 'postgres',
    url: urlFor(access),
    schema: access.owner,
    migrations: [...migrations],
    migrationsTableName: tableName,
    migrationsTransactionMode: 'each',
    poolSize: 1,
    installExtensions: false,
  });
  await source.initialize();
  try {
    const ran = await source.runMigrations();
    const names = ran.map(({ name }) => name);
    new Logger('database').log({
      message: 'The schema was brought up to date.',
      schema: access.owner,
      migrations: names,
    });
    return names;
  } finally {
    await source.destroy();
  }
}

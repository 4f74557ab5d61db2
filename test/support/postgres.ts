import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Client, type Pool } from 'pg';

export interface TestDatabase {
  /** Of a database that is empty and nobody else's. */
  readonly url: string;
  stop(): Promise<void>;
}

/** In a real PostgreSQL: the server at `DATABASE_URL_TEST` if that is set, else the worker's own (begin-run.js). */
export async function startTestDatabase(): Promise<TestDatabase> {
  const server = process.env['DATABASE_URL_TEST'] ?? ownServer();
  const name = `edoc_test_${randomBytes(6).toString('hex')}`;
  await untilItAnswers(() => onServer(server, `create database ${name}`));
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    stop: () => onServer(server, `drop database ${name} with (force)`),
  };
}

/**
 * Empties those that have rows: emptying forty tables takes longer than most tests do.
 * @param growsOnly a table whose trigger lets nobody delete; its owner may switch that off
 */
export async function emptyTables(
  owned: Pool,
  tables: readonly string[],
  { growsOnly }: { readonly growsOnly?: string } = {},
): Promise<void> {
  const asked = tables.map((table) => `select '${table}' as name where exists (select from ${table})`);
  const { rows } = await owned.query<{ name: string }>(asked.join(' union all '));
  if (rows.length === 0) return;
  const filled = rows.map(({ name }) => name);
  const statements = [`truncate ${filled.join(', ')} cascade`];
  if (growsOnly && filled.includes(growsOnly)) {
    statements.unshift(`alter table ${growsOnly} disable trigger user`);
    statements.push(`alter table ${growsOnly} enable trigger user`);
  }
  await owned.query(statements.join(';'));
}

function ownServer(): string {
  const worker = Number(process.env['JEST_WORKER_ID'] ?? 1);
  return process.env['DATABASE_URLS_TEST']?.split(',')[worker - 1] ?? '';
}

const startMsMax = 30_000;

async function untilItAnswers(ask: () => Promise<void>): Promise<void> {
  const until = Date.now() + startMsMax;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > until || !isStarting(error)) throw error;
      await wait(20);
    }
  }
}

/** Nobody listens yet, or the database system is starting up. */
function isStarting(error: unknown): boolean {
  return ['ECONNREFUSED', '57P03'].includes(String((error as { code?: unknown }).code));
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Place } from '../../support/edoc.js';

/** Runs a statement as the administrator of an axis' own PostgreSQL: to do what only time or an accident does. */
export async function inDatabase(place: Place, sql: string, values: readonly unknown[] = []): Promise<void> {
  const client = await openSession(place);
  try {
    await client.query(sql, [...values]);
  } finally {
    await client.end();
  }
}

/**
 * A session on the axis' own server: what it locks stays locked until it ends.
 * @param root where an axis that has disks of its own sees them
 */
export async function openSession({ home }: Place, root = ''): Promise<Client> {
  const folder = join(root, home, 'postgres');
  const lines = readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n');
  const client = new Client({
    host: lines[4] ? join(root, lines[4]) : '127.0.0.1',
    port: Number(lines[3]),
    user: 'edoc',
    password: readFileSync(join(folder, 'password'), 'utf8').trim(),
    database: 'edoc',
  });
  await client.connect();
  return client;
}

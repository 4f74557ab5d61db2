import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CataloguedError } from '@edoc-axis/domain';
import pg from 'pg';
import { syncFolder } from '../home/write-once.js';
import { environmentOf, giveTo, type Seat } from './seat.js';

export const administrator = 'edoc';
export const database = 'edoc';
const engineMajor = '18';
const draftPrefix = 'data.draft-';

/**
 * Makes the data folder unless it is there. It is made under another name: a first start that was killed leaves a draft
 * behind, never half a cluster.
 * @throws CataloguedError `database.cannot-start`
 */
export async function ensureCluster(seat: Seat, password: string): Promise<void> {
  for (const entry of readdirSync(seat.folder)) {
    if (entry.startsWith(draftPrefix)) rmSync(join(seat.folder, entry), { recursive: true });
  }
  const data = join(seat.folder, 'data');
  if (existsSync(data)) return refuseOtherMajor(data);

  const name = `${draftPrefix}${randomBytes(4).toString('hex')}`;
  const draft = join(seat.folder, name);
  const passwordFile = join(seat.folder, `${name}.password`);
  try {
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' });
    if (seat.account) giveTo(seat.account, passwordFile);
    await initdb(seat, draft, passwordFile);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, data);
  syncFolder(seat.folder);
}

function refuseOtherMajor(data: string): void {
  const major = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  if (major === engineMajor) return;
  const problem = `the data was written by PostgreSQL ${major}, and this is PostgreSQL ${engineMajor}`;
  throw new CataloguedError('database.cannot-start', { problem, log: data });
}

/** Sorting by code point, folding case by Unicode: the same on every machine, whatever locales it has. */
const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];

async function initdb(seat: Seat, draft: string, passwordFile: string): Promise<void> {
  const args = ['-D', draft, '-U', administrator, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', ...locale];
  const { command, args: all } = seat.command(join(seat.engine.folder, 'bin', 'initdb'), args);
  const child = spawn(command, all, {
    ...seat.account,
    cwd: seat.folder,
    env: environmentOf(seat),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-2_000)));
  const ended = await new Promise<number | Error | null>((resolve) =>
    child.once('error', resolve).once('close', resolve),
  );
  if (ended === 0) return;
  const problem = ended instanceof Error ? ended.message : said.trim();
  throw new CataloguedError('database.cannot-start', { problem, log: seat.folder });
}

/** @param url the administrator's, of any database of the server */
export async function ensureDatabase(url: string): Promise<void> {
  const address = new URL(url);
  address.pathname = '/postgres';
  const client = new pg.Client({ connectionString: address.href, application_name: 'edoc start' });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${database}`);
  } finally {
    await client.end();
  }
}

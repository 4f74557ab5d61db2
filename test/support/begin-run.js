import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from './postgres-server.js';

/** What all test files of a run have together: PostgreSQL, and keys that take long to make. */
export default async function beginRun({ maxWorkers }) {
  process.env.RSA_KEYS_TEST = mkdtempSync(join(tmpdir(), 'edoc-keys-'));
  if (process.env.DATABASE_URL_TEST === undefined) await startServers(maxWorkers);
}

/**
 * A PostgreSQL for each worker of a run, in which each of its test files has databases of its own: making a cluster takes longer
 * than most of what is asked of it. Not one for all of them, for what is under way in one database holds up the feeds of facts of all.
 * They are not waited for here; a run that needs none ends without them.
 */
async function startServers(count) {
  const ports = await freePorts(count);
  process.env.DATABASE_URLS_TEST = ports.map((port) => `postgres://postgres@127.0.0.1:${port}/postgres`).join();
  // Who needs one that could not be started says that it does not answer.
  const servers = ports.map((port) => startServer(port).catch(() => undefined));
  globalThis.stopServers = async () => {
    for (const server of await Promise.all(servers)) await server?.stop();
  };
}

async function freePorts(count) {
  const listening = Array.from({ length: count }, () => createServer());
  await Promise.all(listening.map((each) => new Promise((resolve) => each.listen(0, '127.0.0.1', resolve))));
  const ports = listening.map((each) => each.address().port);
  await Promise.all(listening.map((each) => new Promise((resolve) => each.close(resolve))));
  return ports;
}

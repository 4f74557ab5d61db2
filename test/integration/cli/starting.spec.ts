import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { makePlace, type Place, spawnEdoc, type StartedAxis, startAxisAt } from '../../support/edoc.js';
import { eventually } from '../../support/eventually.js';

/** `edoc start`, its processes and its PostgreSQL: started, stopped and killed in every way an operator may. */
describe('edoc start', () => {
  const place: Place = makePlace();
  const lockFile = join(place.home, 'axis.pid');
  let running: StartedAxis | undefined;

  afterEach(async () => {
    await running?.stop();
    running = undefined;
  });
  afterAll(() => place.remove());

  const start = async (...words: string[]): Promise<StartedAxis> => (running = await startAxisAt(place, ...words));

  it('told to stop while it is starting ends well and leaves nobody behind', async () => {
    const starting = spawnEdoc(place, 'start');
    await eventually(async () => expect(existsSync(lockFile)).toBe(true));
    starting.process.kill('SIGINT');
    expect(await starting.ended).toBe(0);
    expect(starting.said()).not.toContain('Error');
    expect(existsSync(lockFile)).toBe(false);
    await expectNoPostgres();
  });

  it('hands each process its own settings: the gateway learns of no database, nobody of its administrator', async () => {
    const { pids } = await start();
    if (!existsSync('/proc/self/environ')) return;
    for (const [role, pid] of Object.entries(pids)) {
      const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
      const database = environment.find((each) => each.startsWith('DATABASE_URL='));
      if (role === 'gateway' || role === 'postgres') expect(database).toBeUndefined();
      else expect(new URL(database?.slice('DATABASE_URL='.length) ?? '').username).toBe('');
      const password = readFileSync(join(place.home, 'postgres', 'password'), 'utf8').trim();
      expect(environment.join('\n')).not.toContain(password);
      expect(readFileSync(`/proc/${pid}/cmdline`, 'utf8')).not.toContain(password);
    }
  });

  it('refuses, in words, a key that every user of the machine can read', async () => {
    const file = join(place.home, 'exchange', 'receipt-key.pem');
    chmodSync(file, 0o644);
    const told = await place.edoc('start', '--json');
    expect([told.code, told.stdout]).toEqual([1, expect.stringContaining('home.file-exposed')]);
    expect(told.stderr).toContain(`chmod 600 ${file}`);
    chmodSync(file, 0o600);
  });

  it('stopped by SIGTERM ends everything it started', async () => {
    const { pids, stop } = await start();
    expect(await stop()).toBe(0);
    for (const pid of Object.values(pids)) expect(isAlive(pid)).toBe(false);
    expect(existsSync(lockFile)).toBe(false);
  });

  it('told twice ends at once; what it started follows by itself', async () => {
    const { process: edoc, pids, said } = await start();
    process.kill(pids['gateway'] ?? 0, 'SIGSTOP');
    const ended = new Promise((resolve) => edoc.once('exit', resolve));
    edoc.kill('SIGINT');
    await eventually(async () => expect(said()).toContain('Stopping'));
    edoc.kill('SIGINT');
    expect(await ended).toBe(130);
    process.kill(pids['gateway'] ?? 0, 'SIGCONT');
    await eventually(async () => expect(processesOf(pids).filter(isAlive)).toEqual([]));
    running = undefined;
  });

  it('killed takes its processes along; the next start adopts PostgreSQL and goes on', async () => {
    const first = await start();
    const ended = new Promise((resolve) => first.process.once('exit', resolve));
    first.process.kill('SIGKILL');
    await ended;
    await eventually(async () => expect(processesOf(first.pids).filter(isAlive)).toEqual([]));
    expect(isAlive(first.pids['postgres'] ?? 0)).toBe(true);
    expect(existsSync(lockFile)).toBe(true);

    const second = await start();
    expect(second.pids['postgres']).toBe(first.pids['postgres']);
    await expectReady(second);
  });

  it('brings PostgreSQL back when it is killed, and its processes find it again', async () => {
    const axis = await start();
    process.kill(axis.pids['postgres'] ?? 0, 'SIGKILL');
    await eventually(async () => {
      const { code } = await place.edoc('agency', 'list');
      expect(code).toBe(0);
    });
    await eventually(() => expectReady(axis));
  });

  it('is not kept from starting by a lock of somebody who is gone', async () => {
    writeFileSync(lockFile, JSON.stringify({ pid: process.pid, startedAt: 'long ago' }));
    await expectReady(await start());
  });

  it('refuses a port that is taken by name, and has started nobody', async () => {
    const other = await listen();
    const { port } = other.address() as AddressInfo;
    const taken = spawnEdoc({ ...place, environment: { ...place.environment, EDOC_PORT: String(port) } }, 'start');
    expect(await taken.ended).toBe(1);
    expect(taken.said()).toContain(`Port ${port} is in use`);
    expect(taken.said()).toContain('EDOC_PORT');
    expect(existsSync(lockFile)).toBe(false);
    other.close();
  });

  it('says in a sentence why a database of one’s own cannot be used, without its password', async () => {
    const nobody = await listen();
    const { port } = nobody.address() as AddressInfo;
    await new Promise((resolve) => nobody.close(resolve));
    const DATABASE_URL = `postgresql://edoc:s3cret@127.0.0.1:${port}/edoc`;
    const refused = spawnEdoc({ ...place, environment: { ...place.environment, DATABASE_URL } }, 'start');
    expect(await refused.ended).toBe(1);
    expect(refused.said()).toContain('DATABASE_URL');
    expect(refused.said()).not.toContain('s3cret');
    expect(refused.said()).not.toContain('    at ');
  });

  it('opens the door to this machine alone, and to others only when told that TLS ends elsewhere', async () => {
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((each) => each?.family === 'IPv4' && !each.internal)?.address;
    if (!outside) return;
    const axis = await start();
    const { port } = new URL(axis.url);
    await expect(fetch(`http://${outside}:${port}/healthz`)).rejects.toThrow('fetch failed');
    await axis.stop();
    const open = await start('--insecure');
    const answer = await fetch(`http://${outside}:${new URL(open.url).port}/healthz`);
    expect(answer.status).toBe(200);
  });

  async function expectNoPostgres(): Promise<void> {
    const data = join(place.home, 'postgres', 'data');
    expect(existsSync(data) ? readdirSync(data) : []).not.toContain('postmaster.pid');
  }
});

async function expectReady({ url }: StartedAxis): Promise<void> {
  const answer = await fetch(`${url}/readyz`);
  expect(await answer.json()).toMatchObject({ ready: true });
}

/** Without PostgreSQL, which outlives a kill. */
function processesOf(pids: StartedAxis['pids']): number[] {
  return Object.entries(pids).flatMap(([role, pid]) => (role === 'postgres' ? [] : pid));
}

/** One that has ended and that nobody has buried yet counts as dead: whoever is to bury an orphan takes its time. */
function isAlive(pid: number): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

function listen(): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

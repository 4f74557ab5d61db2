import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findEngine, type RunningPostgres, startPostgres } from '@edoc-axis/platform';
import { Client } from 'pg';

const password = 'a:b@c/d é%';
const asRoot = process.getuid?.() === 0;

describe('the embedded PostgreSQL', () => {
  let home: string;
  let folder: string;
  const started: RunningPostgres[] = [];

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'edoc-pg-'));
    folder = join(home, 'postgres');
  });
  afterEach(async () => {
    for (const server of started.splice(0)) await server.stop();
    rmSync(home, { recursive: true });
  });

  async function start(options: Partial<Parameters<typeof startPostgres>[0]> = {}): Promise<RunningPostgres> {
    const server = await startPostgres({ folder, password, ...options });
    started.push(server);
    return server;
  }

  describe('once started in an empty folder', () => {
    let kept: string;
    let server: RunningPostgres;

    beforeAll(async () => {
      kept = mkdtempSync(join(tmpdir(), 'edoc-pg-'));
      server = await startPostgres({ folder: join(kept, 'postgres'), password });
    });
    afterAll(() => rmSync(kept, { recursive: true }));

    it('knows Vietnamese letters', async () => {
      const rows = await query(
        server.url,
        `select lower('TRỤC LIÊN THÔNG Đ') as folded, current_database() as database`,
      );
      expect(rows).toEqual([{ folded: 'trục liên thông đ', database: 'edoc' }]);
    });

    it('refuses a wrong password', async () => {
      const wrong = new URL(server.url);
      wrong.password = 'wrong';
      await expect(query(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    });

    it('stands in a process group of its own, where Ctrl-C does not reach it', () => {
      const group = execFileSync('ps', ['-o', 'pgid=', '-p', String(server.pid)], { encoding: 'utf8' });
      expect(Number(group)).toBe(server.pid);
    });

    it('is adopted when who started it was killed, and leaves nothing running when it stops', async () => {
      const adopted = await startPostgres({ folder: join(kept, 'postgres'), password });
      expect(adopted).toMatchObject({ adopted: true, pid: server.pid, url: server.url });
      await adopted.stop();
      expect(readdirSync(dataFolder(server))).not.toContain('postmaster.pid');
      await expect(query(server.url, 'select 1')).rejects.toThrow();
    });
  });

  it('refuses data of another major version in a sentence', async () => {
    mkdirSync(join(folder, 'data'), { recursive: true });
    writeFileSync(join(folder, 'data', 'PG_VERSION'), '17\n');
    await expect(startPostgres({ folder, password })).rejects.toThrow(/written by PostgreSQL 17/);
  });

  it('finds at its next start what it was given before', async () => {
    const first = await start();
    await query(first.url, 'create table kept (note text)');
    await query(first.url, `insert into kept values ('một')`);
    await first.stop();
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await query(second.url, 'select note from kept')).toEqual([{ note: 'một' }]);
  });

  it('loses nothing that was committed when it is killed', async () => {
    const first = await start();
    await query(first.url, 'create table kept as select generate_series(1, 1000) as n');
    process.kill(first.pid, 'SIGKILL');
    const second = await start();
    expect(second.pid).not.toBe(first.pid);
    expect(await query(second.url, 'select count(*)::int as rows from kept')).toEqual([{ rows: 1000 }]);
  });

  it('goes on where a first start was killed', async () => {
    mkdirSync(join(folder, 'data.draft-0badcafe', 'base'), { recursive: true });
    const server = await start();
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(readdirSync(folder).filter((name) => name.includes('draft'))).toEqual([]);
  });

  it('starts although the number in its lock is another program of today', async () => {
    const first = await start();
    const lockFile = join(dataFolder(first), 'postmaster.pid');
    const lock = readFileSync(lockFile, 'utf8');
    await first.stop();
    writeFileSync(lockFile, lock.replace(/^\d+/, String(process.ppid)));
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('listens on loopback where the folder is too deep for a socket, on the same port each time', async () => {
    const deep = join(home, 'x'.repeat(120), 'postgres');
    const first = await start({ folder: deep });
    expect(new URL(first.url).searchParams.has('host')).toBe(false);
    expect(await query(first.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await first.stop();
    const second = await start({ folder: deep });
    expect(second.url).toBe(first.url);
  });

  it('says what to do where no engine came for the platform', () => {
    expect(() => findEngine('sunos', 'sparc')).toThrow(/Set DATABASE_URL/);
  });

  (asRoot ? it : it.skip)('runs for root under an account of its own where user namespaces are forbidden', async () => {
    const server = await start({ namespaces: false });
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(readFileSync(`/proc/${server.pid}/status`, 'utf8')).not.toMatch(/^Uid:\s+0\s/m);
    await server.stop();
    // Its data stays its own, also when namespaces are allowed later.
    const later = await start();
    expect(await query(later.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  (asRoot ? it : it.skip)('lies elsewhere where that account cannot enter the home', async () => {
    const closed = join(home, 'closed', 'home', 'postgres');
    mkdirSync(dirname(dirname(closed)), { mode: 0o700 });
    const elsewhere = mkdtempSync(join(tmpdir(), 'edoc-pg-elsewhere-'));
    const server = await start({ folder: closed, namespaces: false, elsewhere });
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(readdirSync(elsewhere)).toHaveLength(1);
    await server.stop();
    rmSync(elsewhere, { recursive: true });
  });
});

async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows as unknown[];
  } finally {
    await client.end();
  }
}

function dataFolder(server: RunningPostgres): string {
  return join(dirname(new URL(server.url).searchParams.get('host') ?? ''), 'data');
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createPool,
  type DatabaseAccess,
  inTransaction,
  isDatabaseUnavailable,
  migrate,
  prepareDatabase,
  type RunningPostgres,
  type SchemaOwner,
  startPostgres,
  withoutCredentials,
} from '@edoc-axis/platform';
import type { Pool } from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const passwords = { registry: 'của registry', exchange: 'e:@/%', tracker: 't' };

class Counters1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table counters (name text primary key, value int not null)');
    await runner.query(`insert into counters values ('a', 0), ('b', 0)`);
  }
  async down(): Promise<void> {
    throw new Error('There is no way back.');
  }
}

class Notes1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table notes (note text)');
  }
  async down(): Promise<void> {
    throw new Error('There is no way back.');
  }
}

class Broken1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table half (note text)');
    await runner.query('create table nowhere.else (note text)');
  }
  async down(): Promise<void> {
    throw new Error('There is no way back.');
  }
}

describe('the database', () => {
  let folder: string;
  let server: RunningPostgres;
  const pools: Pool[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'edoc-db-'));
    server = await startPostgres({ folder: join(folder, 'postgres'), password: 'admin' });
    await prepareDatabase(server.url, passwords);
  });
  afterAll(async () => {
    await Promise.all(pools.map((pool) => pool.end()));
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  function accessOf(owner: SchemaOwner): DatabaseAccess {
    return { url: withoutCredentials(server.url), owner, password: passwords[owner] };
  }

  function poolOf(owner: SchemaOwner): Pool {
    const pool = createPool(accessOf(owner));
    pools.push(pool);
    return pool;
  }

  describe('is prepared so that', () => {
    it('an owner is itself, though the address tries to make it somebody else', async () => {
      const address = new URL(server.url);
      address.searchParams.set('user', address.username);
      address.searchParams.set('password', address.password);
      expect(withoutCredentials(address.href)).toBe(withoutCredentials(server.url));
      const pool = createPool({ url: address.href, owner: 'tracker', password: passwords.tracker });
      pools.push(pool);
      const { rows } = await pool.query('select current_user as role');
      expect(rows).toEqual([{ role: 'edoc_tracker' }]);
    });

    it('an owner finds its own schema without naming it', async () => {
      const { rows } = await poolOf('registry').query('select current_schema() as schema, current_user as role');
      expect(rows).toEqual([{ schema: 'registry', role: 'edoc_registry' }]);
    });

    it('an owner cannot read, write or make anything in the schema of another, nor outside', async () => {
      await poolOf('exchange').query('create table secrets (secret text)');
      const registry = poolOf('registry');
      for (const statement of [
        'select * from exchange.secrets',
        'create table exchange.planted (n int)',
        'create table public.planted (n int)',
        'create schema planted',
        'set role edoc_exchange',
      ]) {
        await expect(registry.query(statement)).rejects.toMatchObject({ code: '42501' });
      }
    });

    it('it may be prepared again, by several at once, and new passwords count from then on', async () => {
      await Promise.all(Array.from({ length: 3 }, () => prepareDatabase(server.url, passwords)));
      await prepareDatabase(server.url, { ...passwords, tracker: 'anew' });
      const old = createPool(accessOf('tracker'));
      await expect(old.query('select')).rejects.toMatchObject({ code: '28P01' });
      await old.end();
      const fresh = createPool({ ...accessOf('tracker'), password: 'anew' });
      await expect(fresh.query('select')).resolves.toBeDefined();
      await fresh.end();
      await prepareDatabase(server.url, passwords);
    });
  });

  describe('migrates', () => {
    it('once, although several copies start at the same moment', async () => {
      const ran = await Promise.all([1, 2, 3].map(() => migrate(accessOf('registry'), [Counters1700000000000])));
      expect(ran.flat()).toEqual(['Counters1700000000000']);
    });

    it('only by what is new', async () => {
      const all = [Counters1700000000000, Notes1700000000001];
      expect(await migrate(accessOf('registry'), all)).toEqual(['Notes1700000000001']);
      expect(await migrate(accessOf('registry'), all)).toEqual([]);
    });

    it('each owner apart from the others', async () => {
      expect(await migrate(accessOf('tracker'), [Counters1700000000000])).toEqual(['Counters1700000000000']);
    });

    it('not at all where a newer version was at work', async () => {
      await expect(migrate(accessOf('registry'), [Counters1700000000000])).rejects.toMatchObject({
        code: 'axis.version-newer',
      });
    });

    it('wholly or not at all', async () => {
      const all = [Counters1700000000000, Notes1700000000001, Broken1700000000002];
      await expect(migrate(accessOf('registry'), all)).rejects.toThrow(/nowhere/);
      const { rows } = await poolOf('registry').query(`select to_regclass('half') as half`);
      expect(rows).toEqual([{ half: null }]);
    });
  });

  describe('in a transaction', () => {
    const increment = 'update counters set value = value + 1 where name = $1 returning value';

    it('keeps everything or nothing', async () => {
      const pool = poolOf('registry');
      const failing = inTransaction(pool, async (client) => {
        await client.query('insert into notes values ($1)', ['never']);
        throw new RangeError('no');
      });
      await expect(failing).rejects.toThrow(RangeError);
      expect((await pool.query('select * from notes')).rows).toEqual([]);
    });

    it('tries again after a deadlock, until both have what they came for', async () => {
      const pool = poolOf('registry');
      const bothHoldOne = meeting(2);
      const take = (first: string, second: string) => {
        let attempts = 0;
        return inTransaction(pool, async (client) => {
          attempts += 1;
          await client.query(increment, [first]);
          if (attempts === 1) await bothHoldOne();
          await client.query(increment, [second]);
          return attempts;
        });
      };
      const attempts = await Promise.all([take('a', 'b'), take('b', 'a')]);
      expect(attempts.sort()).toEqual([1, 2]);
      const { rows } = await pool.query('select value from counters');
      expect(rows).toEqual([{ value: 2 }, { value: 2 }]);
    });

    it('gives up after as many attempts as it was given', async () => {
      const pool = poolOf('registry');
      let attempts = 0;
      const contended = inTransaction(
        pool,
        async (client) => {
          attempts += 1;
          await client.query('select value from counters');
          await pool.query(increment, ['a']);
          await client.query(increment, ['a']);
        },
        { isolation: 'serializable', attemptsMax: 3 },
      );
      await expect(contended).rejects.toMatchObject({ code: 'database.contended', kind: 'unavailable' });
      expect(attempts).toBe(3);
    });

    it('whose connection is cut fails as unavailable, and the pool goes on', async () => {
      const pool = poolOf('registry');
      const cut = inTransaction(pool, async (client) => {
        const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
        await pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
        await client.query('select 1');
      });
      const error = await cut.catch((thrown: unknown) => thrown);
      expect(isDatabaseUnavailable(error)).toBe(true);
      expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    });
  });

  it('that is not there is unavailable, not a fault of ours', async () => {
    const nowhere = createPool({ ...accessOf('registry'), url: `postgresql://127.0.0.1/edoc?host=${folder}` });
    const error = await nowhere.query('select').catch((thrown: unknown) => thrown);
    expect(isDatabaseUnavailable(error)).toBe(true);
    await nowhere.end();
  });
});

/** Waits until as many as were expected have come. */
function meeting(expected: number): () => Promise<void> {
  let open: () => void = () => undefined;
  const met = new Promise<void>((resolve) => (open = resolve));
  let come = 0;
  return () => {
    come += 1;
    if (come === expected) open();
    return met;
  };
}

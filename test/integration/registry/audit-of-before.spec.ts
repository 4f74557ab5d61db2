import { createPool, migrate, prepareDatabase } from '@edoc-axis/platform';
import { Logger } from '@nestjs/common';
import { registryMigrations } from '../../../apps/registry/src/store/migrations/index.js';
import { KeepPeople1765324800000 } from '../../../apps/registry/src/store/migrations/1765324800000-keep-people.js';
import { startTestDatabase, type TestDatabase } from '../../support/postgres.js';

describe('an audit log of before there were people', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    Logger.overrideLogger(false);
    database = await startTestDatabase();
  });
  afterAll(() => database.stop());

  it('says afterwards whom each act concerned, and is only added to from then on', async () => {
    await prepareDatabase(database.url, { registry: 'r', exchange: 'e', tracker: 't' });
    const access = { url: database.url, owner: 'registry', password: 'r' } as const;
    await migrate(access, registryMigrations.slice(0, registryMigrations.indexOf(KeepPeople1765324800000)));
    const pool = createPool(access);
    try {
      const before = [
        { kind: 'agency', code: 'H36' },
        { kind: 'certificate', agencies: ['H36', 'H36.15'] },
        { kind: 'serving', agency: 'H36.15' },
        { kind: 'system', name: 'dms' },
        { daysBefore: 7 },
      ];
      for (const after of before) {
        await pool.query(
          `insert into audit (at, who, what, subject, directory_version, after) values (now(), 'operator', 'x', 'y', 1, $1)`,
          [JSON.stringify(after)],
        );
      }
      await migrate(access, registryMigrations);
      const { rows } = await pool.query<{ agencies: string[] }>('select agencies from audit order by id');
      expect(rows.map(({ agencies }) => agencies)).toEqual([['H36'], ['H36', 'H36.15'], ['H36.15'], [], []]);
      await expect(pool.query('delete from audit')).rejects.toThrow('The audit log is only added to.');
    } finally {
      await pool.end();
    }
  });
});

import { directoryPage } from '@edoc-axis/contracts';
import {
  createDirectoryFollower,
  createDirectorySnapshot,
  createPool,
  directorySnapshotTables,
} from '@edoc-axis/platform';
import type { Pool } from 'pg';
import { aSystemKey, axis, type RegistryUnderTest, startRegistry } from './registry-under-test.js';

describe('the published directory', () => {
  let registry: RegistryUnderTest;
  let ofFollower: Pool;
  beforeAll(async () => {
    registry = await startRegistry();
    ofFollower = createPool(registry.accessOf('exchange'));
  });
  beforeEach(async () => {
    await registry.empty();
    await ofFollower.query(`drop table if exists directory_entry, directory_version; ${directorySnapshotTables}`);
  });
  afterAll(async () => {
    await ofFollower.end();
    await registry.stop();
  });

  const ask = async (since: number) => (await registry.directorySince(since, 'processes')).page;
  const nobodyAnswers = () => Promise.reject(new Error('The registry is stopped.'));
  const follower = (asked: (since: number) => Promise<string> = ask) =>
    createDirectoryFollower({
      ask: asked,
      publicKeys: () => [{ kid: 'directory-1', publicKey: registry.directoryKey }],
      issuer: axis,
      audience: 'processes',
      store: createDirectorySnapshot(ofFollower),
    });

  it('reaches a follower, who starts and goes on with the registry stopped and catches up afterwards', async () => {
    await fill(registry);
    const first = follower();
    await first.load();
    expect(first.directory.version).toBe(0);
    expect(await first.step()).toEqual({ caughtUp: true });
    expect(first.directory.version).toBe(await registry.ports.store.reader.version());

    const restarted = follower(nobodyAnswers);
    await restarted.load();
    await expect(restarted.step()).rejects.toThrow('The registry is stopped.');
    expect(restarted.directory.version).toBe(first.directory.version);
    const at = registry.clock.time;
    expect(restarted.directory.systemServing('H36.15', at)?.name).toBe('dms-1');
    expect(restarted.directory.agenciesServedBy('dms-1', at)).toEqual(['H36', 'H36.15']);
    expect(restarted.directory.certificatesFor('H36')).toHaveLength(1);
    expect(restarted.directory.agency('H36', registry.clock.time)).toMatchObject({ code: 'H36', name: 'UBND tỉnh' });

    await registry.closeAgency({ code: 'H36.15', at: '2025-06-30', receivesFor: { agency: 'H36' } });
    const later = follower();
    await later.load();
    await later.step();
    expect(later.directory.agency('H36.15', registry.clock.time)?.receivesFor?.agency).toBe('H36');
  });

  it('is told to the end in small pages, each of which is kept once signed', async () => {
    for (let n = 10; n < 60; n += 1) {
      const successors = Array.from(
        { length: 200 },
        (_, s) => `H${String(s).padStart(3, '0')}.LONG.LONG.LONG.LONG.LONG`,
      );
      await registry.ports.store.write({ who: 'test', what: 'test', at: registry.clock.now() }, (writer) =>
        writer.put({
          after: {
            ...{ kind: 'agency', code: `H36.${n}`, name: 'Cơ quan', validFrom: '2025-06-01T00:00:00Z' },
            ...{ successors, centre: false },
          },
        }),
      );
    }
    const pages: string[] = [];
    const one = follower(async (since) => {
      const page = await ask(since);
      pages.push(page);
      return page;
    });
    await one.step();
    expect([...one.directory.agencies()]).toHaveLength(50);
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(page.length).toBeLessThanOrEqual(256 * 1024);
    expect(await ask(0)).toBe(pages[0]);
    // The last page holds until there is something new.
    const newest = await ask(one.directory.version);
    expect(await ask(one.directory.version)).toBe(newest);
    await registry.addAgency({ code: 'H37', name: 'UBND' });
    await one.step();
    expect(one.directory.agency('H37', registry.clock.time)).toBeDefined();
  });

  it('shows strangers agencies and certificates, and of systems nothing but the gap in the numbers', async () => {
    await fill(registry);
    const { page } = await registry.directorySince(0, 'public', 'gateway');
    const shown = claimsOf(page);
    expect(shown.audience).toBe('public');
    expect(new Set(shown.changes.map(({ entry }) => entry.kind))).toEqual(new Set(['agency', 'certificate']));
    expect(shown.upTo).toBe(shown.version);
    expect(JSON.stringify(shown)).not.toContain('dms-1');
    await expect(registry.directorySince(0, 'processes', 'gateway')).rejects.toMatchObject({
      code: 'process.not-allowed',
    });
  });

  it('answers who knows more than there is with the version there is', async () => {
    await fill(registry);
    expect(claimsOf(await ask(99))).toMatchObject({ since: 99, upTo: 99, version: 6, changes: [] });
  });

  it('keeps versions contiguous and in order while administrators work at the same time', async () => {
    await registry.addAgency({ code: 'H36', name: 'UBND' });
    const versionsSeen: number[] = [];
    const reading = follower();
    const working = Promise.allSettled([
      ...Array.from({ length: 20 }, (_, n) => registry.addAgency({ code: `H36.${n + 10}`, name: `Cơ quan ${n}` })),
      // Two administrators add the same code with different names: one of them is told.
      registry.addAgency({ code: 'H36.99', name: 'Tên thứ nhất' }),
      registry.addAgency({ code: 'H36.99', name: 'Tên thứ hai' }),
      registry.addAgency({ code: 'H36..', name: 'Không phải mã' }),
    ]);
    for (let n = 0; n < 10; n += 1) {
      await reading.step();
      versionsSeen.push(reading.directory.version);
    }
    const outcomes = await working;
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(2);
    await reading.step();
    expect(reading.directory.version).toBe(22);
    expect([...reading.directory.agencies()]).toHaveLength(22);
    expect(versionsSeen).toEqual([...versionsSeen].sort((a, b) => a - b));
    const { rows } = await registry.pool.query(
      'select directory_version::int as version, who, what, before, after from audit order by id',
    );
    expect(rows.map(({ version }) => version)).toEqual(Array.from({ length: 22 }, (_, n) => n + 1));
    expect(rows[0]).toMatchObject({ who: 'operator', what: 'registry.add-agency', before: null });
  });

  it('is not taken back by an older copy of a process that saves late', async () => {
    await fill(registry);
    const early = claimsOf(await ask(0));
    await registry.closeAgency({ code: 'H36.15', at: '2025-06-30' });
    await follower().step();
    await createDirectorySnapshot(ofFollower).save(early.upTo, early.changes);
    const restarted = follower(nobodyAnswers);
    await restarted.load();
    expect(restarted.directory.version).toBe(early.version + 1);
    expect(restarted.directory.agency('H36.15', registry.clock.time)?.validUntil).toBe('2025-06-30T17:00:00.000Z');
  });
});

/** Two agencies, one certificate, one system that serves both: six versions. */
async function fill(registry: RegistryUnderTest): Promise<void> {
  await registry.addAgency({ code: 'H36', name: 'UBND tỉnh' });
  await registry.addAgency({ code: 'H36.15', name: 'Sở Văn hóa' });
  const pem = registry.authority.issues({ notBefore: new Date('2025-01-01T00:00:00Z') }).certificatePem;
  await registry.registerCertificate({ pem, agencies: ['H36'] });
  const { publicKeyPem } = aSystemKey();
  await registry.registerSystem({ name: 'dms-1', agencies: ['H36', 'H36.15'], publicKeyPem });
}

function claimsOf(jws: string) {
  return directoryPage.parse(JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()));
}

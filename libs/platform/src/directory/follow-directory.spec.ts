import { generateKeyPairSync } from 'node:crypto';
import type { DirectoryChange, DirectoryPage } from '@edoc-axis/contracts';
import { CompactSign } from 'jose';
import { createDirectoryFollower, type DirectoryStore } from './follow-directory.js';
import { DirectoryPageRefused } from './read-directory-page.js';

const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });

const now = new Date('2026-11-20T08:00:00+07:00');

describe('the follower of the directory', () => {
  it('takes page after page until it has the newest version', async () => {
    const registry = aRegistry(7, 3);
    const follower = aFollower(registry.ask);
    expect(await follower.step()).toEqual({ caughtUp: true });
    expect(follower.directory.version).toBe(7);
    expect(follower.directory.agency('H7', now)?.name).toBe('Cơ quan 7');
    expect(registry.asked).toEqual([0, 3, 6]);
  });

  it('starts and goes on with the registry stopped', async () => {
    const store = aStore();
    await aFollower(aRegistry(4, 10).ask, store).step();

    const restarted = aFollower(() => Promise.reject(new Error('nobody answers')), store);
    await restarted.load();
    await expect(restarted.step()).rejects.toThrow('nobody answers');
    expect(restarted.directory.version).toBe(4);
    expect(restarted.directory.agency('H2', now)?.name).toBe('Cơ quan 2');
  });

  it('looks up nothing it has not saved', async () => {
    const store = aStore();
    const follower = aFollower(aRegistry(2, 10).ask, {
      ...store,
      save: () => Promise.reject(new Error('the disk is full')),
    });
    await expect(follower.step()).rejects.toThrow('the disk is full');
    expect(follower.directory.version).toBe(0);
    expect(follower.directory.agency('H1', now)).toBeUndefined();
  });

  it('asks once when it is stepped twice at the same time', async () => {
    const registry = aRegistry(1, 10);
    const follower = aFollower(registry.ask);
    await Promise.all([follower.step(), follower.step()]);
    expect(registry.asked).toEqual([0]);
  });

  const good: DirectoryPage = page(0, [change(1), change(2)], 2);
  it.each<[string, Partial<DirectoryPage>]>([
    ['leaves a version out', { changes: [change(2)] }],
    ['repeats a version', { changes: [change(1), change(1)] }],
    ['is out of order', { changes: [change(2), change(1)] }],
    ['goes beyond what it says', { changes: [change(1), change(3)] }],
    ['begins elsewhere', { since: 1 }],
    [
      'knows a kind of entry that we do not',
      { changes: [change(1), { ...change(2), entry: { kind: 'peer' } as never }] },
    ],
    ['ends nowhere', { upTo: 0, changes: [] }],
    ['claims more than there is', { version: 1 }],
    ['is for another audience', { audience: 'public' }],
    ['is of another axis', { iss: 'VN.OTHER' }],
  ])('refuses a page that %s, and keeps what it has', async (_, wrong) => {
    const store = aStore();
    const follower = aFollower(() => sign({ ...good, ...wrong }), store);
    await expect(follower.step()).rejects.toThrow(DirectoryPageRefused);
    expect(follower.directory.version).toBe(0);
    expect((await store.load()).changes).toEqual([]);
  });

  it('refuses a page signed by another key, unsigned, or of another type', async () => {
    const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.AA`;
    for (const jws of [
      await sign(good, stranger),
      unsigned,
      await sign(good, keys.privateKey, 'edoc-receipt+jwt'),
      'no jws at all',
    ]) {
      await expect(aFollower(() => Promise.resolve(jws)).step()).rejects.toThrow(DirectoryPageRefused);
    }
  });

  it('refuses to go back when the registry was restored from an older backup', async () => {
    const store = aStore();
    await aFollower(aRegistry(5, 10).ask, store).step();
    const follower = aFollower(aRegistry(3, 10).ask, store);
    await follower.load();
    await expect(follower.step()).rejects.toThrow('restored from a backup');
    expect(follower.directory.version).toBe(5);
  });

  it('takes what an audience sees, and the version with it', async () => {
    const publicPage = { ...page(0, [change(1), change(4)], 5), upTo: 5, audience: 'public' as const };
    const follower = aFollower(() => sign(publicPage), aStore(), 'public');
    await follower.step();
    expect(follower.directory.version).toBe(5);
    expect([...follower.directory.agencies()]).toHaveLength(2);
  });
});

function aFollower(
  ask: (since: number) => Promise<string>,
  store: DirectoryStore = aStore(),
  audience: DirectoryPage['audience'] = 'processes',
) {
  const publicKeys = () => [{ kid: 'directory-1', publicKey: keys.publicKey }];
  return createDirectoryFollower({ ask, publicKeys, issuer: 'VN.TEST', audience, store });
}

function aRegistry(version: number, changesPerPage: number) {
  const asked: number[] = [];
  const all = Array.from({ length: version }, (_, index) => change(index + 1));
  return {
    asked,
    ask(since: number) {
      asked.push(since);
      return sign(page(since, all.slice(since, since + changesPerPage), version));
    },
  };
}

function aStore(): DirectoryStore {
  let saved: { version: number; changes: DirectoryChange[] } = { version: 0, changes: [] };
  return {
    load: () => Promise.resolve(saved),
    save: (version, changes) => {
      saved = { version, changes: [...saved.changes, ...changes] };
      return Promise.resolve();
    },
  };
}

function page(since: number, changes: DirectoryChange[], version: number): DirectoryPage {
  const upTo = since + changes.length;
  return { iss: 'VN.TEST', iat: 1, audience: 'processes', since, upTo, version, changes };
}

function change(version: number): DirectoryChange {
  return {
    version,
    at: '2025-07-01T00:00:00Z',
    entry: {
      kind: 'agency',
      code: `H${version}`,
      name: `Cơ quan ${version}`,
      validFrom: '2025-07-01T00:00:00Z',
      successors: [],
      centre: false,
    },
  };
}

function sign(payload: DirectoryPage, key = keys.privateKey, typ = 'edoc-directory+jwt'): Promise<string> {
  return new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'ES256', typ })
    .sign(key);
}

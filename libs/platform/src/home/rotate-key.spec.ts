import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RotatedUse, rotatedUses, signingKey } from '@edoc-axis/domain';
import { openHome } from './home.js';
import { readKeyList } from './key-list.js';
import { nextOf, placesIn } from './places.js';
import { readRootKey } from './root-key.js';
import { markLost, rotateKey } from './rotate-key.js';

const start = Date.parse('2026-07-01T00:00:00Z');
const minute = 60_000;
const overlapMs = 15 * minute;

describe('a key of the axis', () => {
  let home: string;
  const at = (minutes: number) => new Date(start + minutes * minute);
  const open = () => openHome(home, 'VN.TEST', { now: () => at(0) });
  const nobodyAsks = () => Promise.reject(new Error('It is not encrypted.'));
  const rotate = async (use: RotatedUse, minutes: number, lostSince?: Date) =>
    rotateKey({ home, use, root: await readRootKey(home, nobodyAsks), now: at(minutes), overlapMs, lostSince });

  beforeEach(() => {
    home = join(mkdtempSync(join(tmpdir(), 'edoc-rotate-')), 'home');
    open();
  });
  afterEach(() => rmSync(join(home, '..'), { recursive: true }));

  it.each(rotatedUses)(
    'for %s is rotated: another signs, the old one is listed for ever and believed a while',
    async (use) => {
      const { ring } = open().published;
      const before = signingKey(ring.list, use);
      const { key, former } = await rotate(use, 60);
      expect(former).toMatchObject({
        kid: before?.kid,
        until: at(75).toISOString(),
        ended: { why: 'rotated', at: at(60).toISOString() },
      });
      ring.refresh();
      expect(signingKey(ring.list, use)).toMatchObject({ kid: key.kid, since: at(60).toISOString() });
      expect(ring.believed(use, at(74)).map(({ kid }) => kid)).toEqual([key.kid, before?.kid]);
      expect(ring.believed(use, at(75)).map(({ kid }) => kid)).toEqual([key.kid]);
      await rotate(use, 120);
      expect(readList().keys.filter((each) => each.use === use)).toHaveLength(3);
      expect(readList().version).toBe(3);
    },
  );

  it('is certified by the root, except the token key, which stands bare', async () => {
    const root = new X509Certificate(readFileSync(placesIn(home).public.root));
    for (const use of rotatedUses) {
      const { key } = await rotate(use, 60);
      if (use === 'token') expect(key.certificatePem).toBeUndefined();
      else expect(new X509Certificate(key.certificatePem ?? '').verify(root.publicKey)).toBe(true);
    }
  });

  it('reaches a process that runs, and one that starts', async () => {
    const running = open().keysOf('exchange');
    const before = running.receiptKey();
    const { key } = await rotate('receipt', 60);
    running.published.ring.refresh();
    expect(running.receiptKey()).toMatchObject({ kid: key.kid, certificatePem: key.certificatePem });
    expect(open().keysOf('exchange').receiptKey().kid).toBe(key.kid);
    expect(before.kid).not.toBe(key.kid);
    expect(existsSync(nextOf(placesIn(home).signer('receipt')))).toBe(false);
  });

  it('that was lost is believed no longer at all', async () => {
    const { ring } = open().published;
    const { key, former } = await rotate('token', 60, at(30));
    expect(former).toMatchObject({
      until: at(60).toISOString(),
      ended: { why: 'lost', at: at(60).toISOString(), lostSince: at(30).toISOString() },
    });
    ring.refresh();
    expect(ring.believed('token', at(60)).map(({ kid }) => kid)).toEqual([key.kid]);
    expect(ring.believed('token', at(60), former.kid)).toEqual([]);
  });

  it('that was rotated and found lost later is marked; the moment moves back, never forward', async () => {
    const { former, key } = await rotate('receipt', 60);
    const root = await readRootKey(home, nobodyAsks);
    const mark = (kid: string, lostSince: Date) =>
      markLost({ home, use: 'receipt', root, now: at(90), lostSince }, kid);
    expect(mark(former.kid, at(50)).former.ended).toEqual({
      ...{ why: 'lost', at: at(60).toISOString(), lostSince: at(50).toISOString() },
    });
    expect(mark(former.kid, at(40)).former.ended?.lostSince).toBe(at(40).toISOString());
    expect(() => mark(former.kid, at(41))).toThrow(expect.objectContaining({ code: 'key.lost-since-later' }));
    expect(() => mark('nobody', at(1))).toThrow(expect.objectContaining({ code: 'key.unknown' }));
    expect(signingKey(readList(), 'receipt')?.kid).toBe(key.kid);
  });

  it('whose file is gone is replaced', async () => {
    rmSync(placesIn(home).signer('receipt'));
    expect((await rotate('receipt', 60)).former.ended?.why).toBe('replaced');
    expect(open().keysOf('exchange').receiptKey()).toBeDefined();
  });

  it('is not taken for another that lies in its place', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const file = placesIn(home).signer('receipt');
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    expect(() => open().keysOf('exchange')).toThrow(expect.objectContaining({ code: 'home.key-mismatch' }));
  });

  it('a process goes on with what it has when a list cannot be followed, and says so', async () => {
    const heard: unknown[] = [];
    const { readOwnKeys } = await import('./home.js');
    const keys = readOwnKeys(home, 'exchange', (error) => heard.push(error));
    const before = keys.receiptKey().kid;
    const older = readFileSync(placesIn(home).public.keys);
    await rotate('receipt', 60);
    keys.published.ring.refresh();
    const after = keys.receiptKey().kid;
    expect(after).not.toBe(before);
    writeFileSync(placesIn(home).public.keys, older);
    keys.published.ring.refresh();
    writeFileSync(placesIn(home).public.keys, 'nonsense');
    keys.published.ring.refresh();
    expect(heard).toHaveLength(2);
    expect(keys.receiptKey().kid).toBe(after);
  });

  function readList() {
    const { public: places } = placesIn(home);
    return readKeyList(readFileSync(places.keys, 'utf8'), readFileSync(places.root, 'utf8'));
  }
});

import { createPublicKey, X509Certificate } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signingKey } from '@edoc-axis/domain';
import { openHome } from '@edoc-axis/platform';
import { runEdoc } from '../../support/edoc.js';

/** Every write of a rotation, in their order: the key, the list, the key in its place. */
const pointsOfRotation = [
  'home.draft:before',
  'home.draft:after',
  'home.replace:before',
  'home.replace:after',
  'home.draft:before 2',
  'home.draft:after 2',
  'home.replace:before 2',
  'home.replace:after 2',
  'home.next-in-place:before',
  'home.next-in-place:after',
];
const pointsOfOffline = [
  'home.root-written:before',
  'home.root-written:after',
  'home.root-named:before',
  'home.root-named:after',
  'home.root-removed:before',
  'home.root-removed:after',
];

describe('edoc keys, killed', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'edoc-keys-killed-'));
  const untouched = join(scratch, 'untouched');
  const home = join(scratch, 'home');
  const halts = join(scratch, 'halts');
  const medium = join(scratch, 'medium');
  const rootKey = join(home, 'axis', 'root-key.pem');
  const environment = { ...process.env, NODE_OPTIONS: '', EDOC_LANG: 'en', EDOC_HOME: home, EDOC_HALT_FOLDER: halts };

  beforeAll(() => {
    openHome(untouched, 'VN.TEST');
    mkdirSync(halts);
  });
  beforeEach(() => {
    for (const folder of [home, medium]) rmSync(folder, { recursive: true, force: true });
    cpSync(untouched, home, { recursive: true });
    mkdirSync(medium);
  });
  afterAll(() => rmSync(scratch, { recursive: true }));

  async function killedAt(point: string, ...words: string[]): Promise<void> {
    writeFileSync(join(halts, 'keys'), point);
    expect((await runEdoc(['keys', ...words], environment)).code).toBeNull();
    expect(existsSync(join(halts, 'keys'))).toBe(false);
  }

  /** As processes find it: one key signs, it is at hand, it is certified, and every former one is listed. */
  function expectUsable(use: 'receipt' | 'directory' | 'token', keys: number): string {
    const opened = openHome(home, 'VN.TEST');
    const { list } = opened.published.ring;
    const own =
      use === 'directory'
        ? opened.keysOf('registry').directoryKey()
        : opened.keysOf('exchange')[use === 'token' ? 'tokenKey' : 'receiptKey']();
    expect(own.kid).toBe(signingKey(list, use)?.kid);
    const ofUse = list.keys.filter((key) => key.use === use);
    expect([ofUse.length, ofUse.filter(({ ended }) => !ended).length]).toEqual([keys, 1]);
    if (own.certificatePem !== undefined) {
      const certificate = new X509Certificate(own.certificatePem);
      const publicKey = createPublicKey(own.privateKey.export({ type: 'pkcs8', format: 'pem' }));
      expect(certificate.publicKey.equals(publicKey)).toBe(true);
    }
    return own.kid;
  }

  it.each(pointsOfRotation)('at %s of a rotation leaves a home that works, and goes on', async (point) => {
    await killedAt(point, 'rotate', 'receipt');
    const isListed = pointsOfRotation.indexOf(point) >= pointsOfRotation.indexOf('home.replace:after 2');
    const kid = expectUsable('receipt', isListed ? 2 : 1);

    const again = await runEdoc(['keys', 'rotate', 'receipt'], environment);
    expect([again.code, again.stderr]).toEqual([0, '']);
    expect(expectUsable('receipt', isListed ? 3 : 2)).not.toBe(kid);
    const left = [...readdirSync(join(home, 'exchange')), ...readdirSync(join(home, 'public'))];
    expect(left.filter((name) => /draft|next/.test(name))).toEqual([]);
  });

  it.each(['token', 'directory'] as const)('between list and key, the same for the %s key', async (use) => {
    await killedAt('home.next-in-place:before', 'lost', use);
    expectUsable(use, 2);
    expect((await runEdoc(['keys', 'rotate', use], environment)).code).toBe(0);
    expectUsable(use, 3);
  });

  it.each(pointsOfOffline)(
    'at %s of taking the root key offline it is in one place at least, and goes on',
    async (point) => {
      const words = ['offline', '--to', medium];
      await killedAt(point, ...words);
      const file = join(medium, 'VN.TEST-root-key.pem');
      expect(existsSync(rootKey) || existsSync(file)).toBe(true);
      const again = await runEdoc(['keys', ...words, '--json'], environment);
      if (point === 'home.root-removed:after') expect(again.stdout).toContain('key.offline-already');
      else expect(again.code).toBe(0);
      expect([existsSync(rootKey), readdirSync(medium)]).toEqual([false, ['VN.TEST-root-key.pem']]);
      expect((await runEdoc(['keys', 'rotate', 'receipt', '--root-key', file], environment)).code).toBe(0);
      expectUsable('receipt', 2);
    },
  );

  it('two at once: the second is told, and its key is not lost', async () => {
    const both = await Promise.all([1, 2].map(() => runEdoc(['keys', 'rotate', 'receipt', '--json'], environment)));
    const fine = both.filter(({ code }) => code === 0).length;
    expect(fine).toBeGreaterThan(0);
    for (const { code, stdout } of both) if (code !== 0) expect(stdout).toContain('key.being-changed');
    expectUsable('receipt', 1 + fine);
  });
});

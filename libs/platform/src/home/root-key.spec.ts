import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isEncrypted } from './encrypt-key.js';
import { openHome } from './home.js';
import { newKeyPem } from './make-home.js';
import { placesIn } from './places.js';
import { readRootKey, takeRootKeyOffline } from './root-key.js';

const passphrase = 'cái bát, đôi đũa, hạt gạo';
const clock = { now: () => new Date('2026-07-01T00:00:00Z') };

describe('the root key', () => {
  let scratch: string;
  let home: string;
  let medium: string;
  const here = () => placesIn(home).axis.rootKey;
  const answer = (words: string) => () => Promise.resolve(words);

  beforeEach(() => {
    scratch = mkdtempSync(join(tmpdir(), 'edoc-root-'));
    [home, medium] = [join(scratch, 'home'), join(scratch, 'medium')];
    mkdirSync(medium);
    openHome(home, 'VN.TEST', clock);
  });
  afterEach(() => rmSync(scratch, { recursive: true }));

  it.each<[string, string | undefined]>([
    ['as it is', undefined],
    ['encrypted', passphrase],
  ])('is taken offline %s, and read from there when it is needed', async (_, words) => {
    const before = readFileSync(here(), 'utf8');
    const file = await takeRootKeyOffline({ home, folder: medium, passphrase: words });
    expect(file).toBe(join(medium, 'VN.TEST-root-key.pem'));
    expect(existsSync(here())).toBe(false);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(isEncrypted(readFileSync(file, 'utf8'))).toBe(words !== undefined);
    const { key } = await readRootKey(home, answer(words ?? ''), file);
    expect(key.export({ type: 'pkcs8', format: 'pem' })).toBe(before);
    expect(openHome(home, 'VN.TEST', clock).published.ring.list.version).toBe(1);
    await expect(readRootKey(home, answer(''))).rejects.toMatchObject({ code: 'key.root-offline' });
    await expect(takeRootKeyOffline({ home, folder: medium })).rejects.toMatchObject({ code: 'key.offline-already' });
  });

  it('goes on where an attempt died after it was written', async () => {
    const saved = readFileSync(here());
    const file = await takeRootKeyOffline({ home, folder: medium, passphrase });
    writeFileSync(here(), saved, { mode: 0o600 });
    expect(await takeRootKeyOffline({ home, folder: medium, passphrase })).toBe(file);
    expect(existsSync(here())).toBe(false);
  });

  it('stays where it was when anything is wrong with the medium', async () => {
    const offline = (order: { folder?: string; passphrase?: string } = {}) =>
      takeRootKeyOffline({ home, folder: medium, ...order });
    await expect(offline({ folder: join(home, 'content') })).rejects.toMatchObject({ code: 'file.not-writable' });
    await expect(offline({ folder: join(home, 'public') })).rejects.toMatchObject({ code: 'key.folder-in-home' });
    await expect(offline({ passphrase: 'too short' })).rejects.toMatchObject({ code: 'key.passphrase-short' });
    const file = join(medium, 'VN.TEST-root-key.pem');
    writeFileSync(file, newKeyPem(), { mode: 0o600 });
    await expect(offline()).rejects.toMatchObject({ code: 'file.exists' });
    writeFileSync(file, 'nonsense');
    await expect(offline()).rejects.toMatchObject({ code: 'key.not-written' });
    expect(existsSync(here())).toBe(true);
  });

  it('is not read with another passphrase, from a file all can read, or for another axis', async () => {
    const plain = readFileSync(here(), 'utf8');
    const file = await takeRootKeyOffline({ home, folder: medium, passphrase });
    const read = (from: string, words = passphrase) => readRootKey(home, answer(words), from);
    await expect(read(file, 'something else')).rejects.toMatchObject({ code: 'key.passphrase-wrong' });
    const open = join(medium, 'open.pem');
    writeFileSync(open, plain);
    chmodSync(open, 0o644);
    await expect(read(open)).rejects.toMatchObject({ code: 'home.file-exposed' });
    chmodSync(file, 0o644);
    await expect(read(file)).resolves.toBeDefined();
    const others = join(medium, 'others.pem');
    writeFileSync(others, newKeyPem(), { mode: 0o600 });
    await expect(read(others)).rejects.toMatchObject({ code: 'key.not-the-root' });
  });
});

import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHome } from './home.js';
import { placesIn } from './places.js';
import { openSecret, sealSecret } from './sealed-secret.js';
import { rotateSecretsKey } from './secrets-keys.js';

describe('the key that opens secrets', () => {
  let home: string;
  const places = () => placesIn(home);

  beforeEach(() => {
    home = join(mkdtempSync(join(tmpdir(), 'edoc-secrets-')), 'home');
    openHome(home, 'VN.TEST');
  });
  afterEach(() => rmSync(join(home, '..'), { recursive: true }));

  const open = () => openHome(home, 'VN.TEST');
  const seal = (secret: string) => sealSecret({ system: 'dms', secret }, open().keysOf('operator').secretsKey());

  it('is rotated, and what was sealed to any of them before still opens in a running exchange', async () => {
    const { secretsKeys } = open().keysOf('exchange');
    const opens = (sealed: string) => openSecret(sealed, 'dms', secretsKeys());
    const sealed = [await seal('first')];
    expect(rotateSecretsKey(home)).toEqual({ keys: 2 });
    sealed.push(await seal('second'));
    expect(rotateSecretsKey(home)).toEqual({ keys: 3 });
    sealed.push(await seal('third'));
    expect(await Promise.all(sealed.map((each) => opens(each.sealed)))).toEqual(['first', 'second', 'third']);
    const [newest, ...former] = secretsKeys();
    await expect(openSecret(sealed[2]?.sealed ?? '', 'dms', former)).rejects.toThrow();
    expect(await openSecret(sealed[2]?.sealed ?? '', 'dms', newest ? [newest] : [])).toBe('third');
    if (process.platform !== 'win32') expect(statSync(places().exchange.secretsKey).mode & 0o777).toBe(0o600);
  });

  it('killed in the middle of a rotation leaves everything open, and goes on when it is done again', async () => {
    const before = await seal('before');
    const publicPem = readFileSync(places().public.secrets);
    rotateSecretsKey(home);
    // As it was when the private half was written and the public one was not.
    writeFileSync(places().public.secrets, publicPem);
    const between = await seal('between');
    expect(rotateSecretsKey(home)).toEqual({ keys: 2 });
    expect(readFileSync(places().public.secrets)).not.toEqual(publicPem);
    const after = await seal('after');
    const keys = open().keysOf('exchange').secretsKeys();
    const opened = [before, between, after].map(({ sealed }) => openSecret(sealed, 'dms', keys));
    expect(await Promise.all(opened)).toEqual(['before', 'between', 'after']);
  });

  it('that is damaged is said to be, and one that is gone is made anew', async () => {
    writeFileSync(places().exchange.secretsKey, 'no key');
    expect(() => rotateSecretsKey(home)).toThrow(expect.objectContaining({ code: 'home.file-damaged' }));
    rmSync(places().exchange.secretsKey);
    expect(rotateSecretsKey(home)).toEqual({ keys: 1 });
    const { sealed } = await seal('anew');
    expect(await openSecret(sealed, 'dms', open().keysOf('exchange').secretsKeys())).toBe('anew');
  });
});

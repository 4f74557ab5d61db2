import { execFileSync } from 'node:child_process';
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHome } from '@edoc-axis/platform';
import { placesIn, readRootKey, rotateKey, takeRootKeyOffline } from '@edoc-axis/platform/home';
import { describeWith } from '../../support/tools.js';

const passphrase = 'đường dài mới biết ngựa hay';
const overlapMs = 15 * 60_000;

describeWith('openssl', 'the keys of an axis, judged by openssl:', (openssl) => {
  const scratch = mkdtempSync(join(tmpdir(), 'edoc-axis-keys-'));
  const home = join(scratch, 'home');
  const medium = join(scratch, 'medium');
  const at = (name: string) => join(scratch, name);
  const run = (args: string[]) => execFileSync(openssl, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  let rootFile: string;

  beforeAll(async () => {
    mkdirSync(medium);
    openHome(home, 'VN.TEST');
    writeFileSync(at('passphrase'), passphrase, { mode: 0o600 });
    rootFile = await takeRootKeyOffline({ home, folder: medium, passphrase });
  });
  afterAll(() => rmSync(scratch, { recursive: true }));

  it('the certificate of a rotated key leads to the root, and may sign and nothing else', async () => {
    const root = await readRootKey(home, () => Promise.resolve(passphrase), rootFile);
    for (const use of ['receipt', 'directory'] as const) {
      const { key } = rotateKey({ home, use, root, now: new Date(), overlapMs });
      writeFileSync(at('leaf.pem'), key.certificatePem ?? '');
      expect(run(['verify', '-x509_strict', '-CAfile', placesIn(home).public.root, at('leaf.pem')])).toContain('OK');
      const told = run(['x509', '-in', at('leaf.pem'), '-noout', '-text']);
      expect(told).toMatch(/Key Usage: critical\s+Digital Signature\n/);
      expect(told).toContain('CA:FALSE');
    }
  });

  it('an encrypted root key is read with its passphrase, by scrypt and AES-256, and with no other', () => {
    const read = (file: string) => ['pkey', '-in', rootFile, '-passin', `file:${file}`];
    const plain = run(read(at('passphrase')));
    const root = readFileSync(placesIn(home).public.root);
    expect(createPublicKey(plain).equals(createPublicKey(root))).toBe(true);
    writeFileSync(at('wrong'), 'another passphrase', { mode: 0o600 });
    expect(() => run(read(at('wrong')))).toThrow();
    const structure = run(['asn1parse', '-in', rootFile]);
    for (const name of ['PBES2', 'scrypt', 'aes-256-cbc', ':4000']) expect(structure).toContain(name);
  });

  it('a root key that openssl encrypted is taken as well', async () => {
    const plain = run(['pkey', '-in', rootFile, '-passin', `file:${at('passphrase')}`]);
    writeFileSync(at('plain.pem'), plain, { mode: 0o600 });
    for (const how of [['-scrypt'], ['-v2', 'aes-256-cbc', '-iter', '100000']]) {
      const args = ['-in', at('plain.pem'), '-out', at('theirs.pem'), '-passout', `file:${at('passphrase')}`];
      run(['pkcs8', '-topk8', ...how, ...args]);
      const { key } = await readRootKey(home, () => Promise.resolve(passphrase), at('theirs.pem'));
      expect(key.export({ type: 'pkcs8', format: 'pem' })).toBe(
        createPrivateKey(plain).export({ type: 'pkcs8', format: 'pem' }),
      );
    }
  });

  it('the signed list of keys is a JWS whose signature the root certificate verifies', () => {
    const [header = '', payload = '', signature = ''] = readFileSync(placesIn(home).public.keys, 'utf8')
      .trim()
      .split('.');
    const bytes = Buffer.from(signature, 'base64url');
    writeFileSync(at('signed'), `${header}.${payload}`);
    // openssl wants r and s as a DER sequence.
    writeFileSync(at('signature'), sequenceOf(bytes.subarray(0, 32), bytes.subarray(32)));
    writeFileSync(at('root-public.pem'), run(['x509', '-in', placesIn(home).public.root, '-noout', '-pubkey']));
    const verify = ['dgst', '-sha256', '-verify', at('root-public.pem'), '-signature', at('signature')];
    expect(run([...verify, at('signed')])).toContain('Verified OK');
    writeFileSync(at('signed'), `${header}.${payload}A`);
    expect(() => run([...verify, at('signed')])).toThrow();
  });

  it('a stranger’s key is not taken for the root', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    writeFileSync(at('stranger.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
    const read = readRootKey(home, () => Promise.resolve(''), at('stranger.pem'));
    await expect(read).rejects.toMatchObject({ code: 'key.not-the-root' });
  });
});

function sequenceOf(...values: Buffer[]): Buffer {
  const integers = values.map((value) => {
    const from = value.findIndex((byte) => byte !== 0);
    const bytes = value.subarray(from);
    const content = (bytes[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes;
    return Buffer.concat([Buffer.from([0x02, content.length]), content]);
  });
  const content = Buffer.concat(integers);
  return Buffer.concat([Buffer.from([0x30, content.length]), content]);
}

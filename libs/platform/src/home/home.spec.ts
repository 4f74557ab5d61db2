import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { axisNameOf, openHome, readOwnKeys, rememberAddress, rememberedAddress } from './home.js';

const clock = { now: () => new Date('2026-07-01T00:00:00Z') };

describe('the home of an axis', () => {
  let folder: string;

  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'edoc-home-')), 'home');
  });
  afterEach(() => {
    rmSync(join(folder, '..'), { recursive: true });
  });

  const open = () => openHome(folder, 'VN.TEST', clock);
  const pathsIn = (inner = '') =>
    readdirSync(join(folder, inner), { recursive: true, withFileTypes: true }).map((entry) => ({
      path: relative(folder, join(entry.parentPath, entry.name)),
      isFolder: entry.isDirectory(),
    }));
  const filesIn = (inner = '') =>
    pathsIn(inner)
      .filter(({ isFolder }) => !isFolder)
      .map(({ path }) => path)
      .sort();
  const contents = () => Object.fromEntries(filesIn().map((file) => [file, readFileSync(join(folder, file), 'utf8')]));

  it('is made at the first start and not touched at the next', () => {
    open();
    const made = contents();
    open();
    expect(contents()).toEqual(made);
  });

  it('is its owner’s alone', () => {
    open();
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const { path, isFolder } of pathsIn()) {
      expect([path, statSync(join(folder, path)).mode & 0o777]).toEqual([path, isFolder ? 0o700 : 0o600]);
    }
  });

  it('hands the gateway nothing but its transport certificate', () => {
    open();
    expect(filesIn('gateway')).toEqual(['gateway/transport-key.pem', 'gateway/transport.pem']);
    expect(Object.keys(readOwnKeys(folder, 'gateway'))).toEqual(['transport', 'published']);
  });

  it('holds no secret in the folder everybody may read', () => {
    open();
    for (const file of filesIn('public')) expect(readFileSync(join(folder, file), 'utf8')).not.toContain('PRIVATE');
  });

  it('names each process’ role in its transport certificate, issued by the transport authority', () => {
    const home = open();
    for (const role of ['gateway', 'registry', 'exchange', 'tracker', 'operator'] as const) {
      const { certificatePem, authorityPem, keyPem } = home.keysOf(role).transport;
      const certificate = new X509Certificate(certificatePem);
      expect(certificate.subject).toBe(`O=VN.TEST\nCN=${role}`);
      expect(certificate.verify(new X509Certificate(authorityPem).publicKey)).toBe(true);
      expect(samePublicKey(certificate.publicKey, createPublicKey(keyPem))).toBe(true);
    }
  });

  it('has receipts and the directory certified by the root, for as long as the root stands', () => {
    const home = open();
    const root = new X509Certificate(home.published.axisRootPem);
    expect(root.subject).toBe('O=VN.TEST\nCN=VN.TEST root');
    expect(new Date(root.validTo)).toEqual(new Date('2046-07-01T00:00:00Z'));
    const own = [home.keysOf('exchange').receiptKey(), home.keysOf('registry').directoryKey()];
    for (const { privateKey, certificatePem = '' } of own) {
      const certificate = new X509Certificate(certificatePem);
      expect(certificate.verify(root.publicKey)).toBe(true);
      expect(samePublicKey(certificate.publicKey, privateKey)).toBe(true);
    }
  });

  it('publishes the halves that verify what the token key and the operator sign', () => {
    const home = open();
    const { kid, privateKey } = home.keysOf('exchange').tokenKey();
    const [token] = home.published.ring.believed('token', clock.now());
    expect(token?.kid).toBe(kid);
    expect(samePublicKey(token?.publicKey as KeyObject, privateKey)).toBe(true);
    expect(samePublicKey(home.published.operatorKey, home.keysOf('operator').operatorKey)).toBe(true);
  });

  it('whose making was killed at any point is completed without touching what was made', () => {
    open();
    const all = filesIn();
    for (let made = 0; made < all.length; made += 4) {
      const before = contents();
      // What a kill leaves: the last files missing, and a draft that was being written.
      const missing = killOrder(all).slice(made);
      for (const file of missing) rmSync(join(folder, file));
      writeFileSync(join(folder, 'exchange', '.0badcafe.draft'), '-----BEGIN PRIV');
      const home = open();
      rmSync(join(folder, 'exchange', '.0badcafe.draft'));
      expect(filesIn()).toEqual(all);
      const after = contents();
      for (const file of all) if (!missing.includes(file)) expect(after[file]).toBe(before[file]);
      const { privateKey, certificatePem = '' } = home.keysOf('exchange').receiptKey();
      const receipt = new X509Certificate(certificatePem);
      expect(samePublicKey(receipt.publicKey, privateKey)).toBe(true);
      expect(receipt.verify(new X509Certificate(home.published.axisRootPem).publicKey)).toBe(true);
    }
  });

  it('has a key for robots with a certificate of a CA that is not the axis’ own, and whose key nobody has', () => {
    const home = open();
    const { key, certificatePem } = home.keysOf('exchange').robots;
    expect(home.keysOf('registry').robotsCertificatePem).toBe(certificatePem);
    const certificate = new X509Certificate(certificatePem);
    expect(samePublicKey(certificate.publicKey, key)).toBe(true);
    const [, root = ''] = readFileSync(join(folder, 'public', 'robots.pem'), 'utf8').split(
      /(?<=-----END CERTIFICATE-----\n)/,
    );
    expect(certificate.verify(new X509Certificate(root).publicKey)).toBe(true);
    expect(certificate.verify(new X509Certificate(home.published.axisRootPem).publicKey)).toBe(false);
  });

  it('opens with its root key taken offline, and says so when that key is needed', () => {
    open();
    const rootKey = join(folder, 'axis', 'root-key.pem');
    renameSync(rootKey, `${folder}-root-key`);
    expect(open().published.axisRootPem).toContain('CERTIFICATE');
    expect(filesIn('axis')).toEqual([]);
    rmSync(join(folder, 'public', 'keys.jws'));
    expect(open).toThrow(expect.objectContaining({ code: 'home.root-key-offline' }));
    renameSync(`${folder}-root-key`, rootKey);
    expect(open().published.ring.list.version).toBe(1);
  });

  it('with a secret everybody can read is not used', () => {
    const home = open();
    chmodSync(join(folder, 'exchange', 'receipt-key.pem'), 0o644);
    expect(() => home.keysOf('exchange')).toThrow(expect.objectContaining({ code: 'home.file-exposed' }));
    // Nor is the axis started: whoever starts it is told, and not only its processes' log.
    expect(open).toThrow(expect.objectContaining({ code: 'home.file-exposed' }));
  });

  it('of before there was a list keeps the certificates of its keys', () => {
    const home = open();
    const { kid, certificatePem = '' } = home.keysOf('exchange').receiptKey();
    rmSync(join(folder, 'public', 'keys.jws'));
    writeFileSync(join(folder, 'public', 'receipt.pem'), certificatePem);
    expect(open().keysOf('exchange').receiptKey()).toMatchObject({ kid, certificatePem });
  });

  it('names the file that is missing or damaged', () => {
    const home = open();
    writeFileSync(join(folder, 'exchange', 'token-key.pem'), 'not a key');
    expect(() => home.keysOf('exchange')).toThrow(
      expect.objectContaining({ code: 'home.file-damaged', params: { file: join(folder, 'exchange/token-key.pem') } }),
    );
    rmSync(join(folder, 'exchange', 'token-key.pem'));
    expect(() => home.keysOf('exchange')).toThrow(expect.objectContaining({ code: 'home.file-missing' }));
  });

  it('is of one axis for ever: its name stands in every receipt', () => {
    expect(axisNameOf(open().published.axisRootPem)).toBe('VN.TEST');
    expect(() => openHome(folder, 'VN.OTHER', clock)).toThrow(
      expect.objectContaining({
        code: 'home.other-axis',
        params: { home: folder, axis: 'VN.TEST', wanted: 'VN.OTHER' },
      }),
    );
  });

  it('remembers where its axis was started', () => {
    open();
    expect(rememberedAddress(folder)).toBeUndefined();
    const ports = { registry: 9081, exchange: 9082, tracker: 9083 };
    const address = { url: 'https://truc.example.gov.vn', door: 'http://127.0.0.1:8080', ports };
    rememberAddress(folder, address);
    expect(rememberedAddress(folder)).toEqual(address);
  });
});

/** A key is written before its certificate, the authorities' before those they issue. */
function killOrder(files: readonly string[]): string[] {
  const rank = (file: string) =>
    (/axis|transport-authority|^transport\//.test(file) ? 0 : 2) + (/key|pass/.test(file) ? 0 : 1);
  const publicLast = (file: string) => (file.startsWith('public/') ? 1 : 0);
  return [...files].sort((a, b) => rank(a) - rank(b) || publicLast(a) - publicLast(b));
}

function samePublicKey(one: KeyObject, other: KeyObject): boolean {
  const spki = (key: KeyObject) =>
    (key.type === 'public' ? key : createPublicKey(key.export({ type: 'pkcs8', format: 'pem' }))).export({
      type: 'spki',
      format: 'pem',
    });
  return spki(one) === spki(other);
}

import { createPrivateKey, randomUUID, X509Certificate } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { agencyEntry, publishedKeys, type ReceiptView } from '@edoc-axis/contracts';
import { type ReceiptClaims, receiptKey, signReceipt } from '@edoc-axis/evidence';
import { compactVerify, decodeJwt, decodeProtectedHeader, SignJWT } from 'jose';
import { track } from '../../apps/cli/src/commands/track.js';
import { type Office, type Province, startProvince, writeLetter } from '../faults/support/offices.js';
import { eventually } from '../support/eventually.js';
import type { Told } from '../support/edoc.js';

const passphrase = 'thuyền về có nhớ bến chăng';

/** The keys of an axis change while it runs, and nobody who sends, receives or verifies is stopped by it. */
describe('the keys of a running axis', () => {
  let province: Province;
  let sender: Office;
  let recipient: Office;
  let work: string;
  let medium: string;
  let lastNumber = 0;
  let firstId: string;
  const at = (name: string) => join(work, name);
  /** As it lay on the disk before anything was rotated: what a thief copies. */
  let stolenPem: string;
  let stolenCertificate: string;
  /** Private keys of every time. */
  const secrets = new Set<string>();

  beforeAll(async () => {
    province = await startProvince(['H36.01', 'H36.40'], { EDOC_LOG: 'debug' });
    [sender, recipient] = province.offices as [Office, Office];
    work = join(province.place.home, 'work');
    medium = join(province.place.home, '..', `${Date.now()}-${process.pid}-medium`);
    for (const folder of [work, medium]) mkdirSync(folder);
    writeFileSync(at('passphrase'), `${passphrase}\n`, { mode: 0o600 });
    writeFileSync(at('root.pem'), province.rootPem);
    stolenPem = readFileSync(join(province.place.home, 'exchange', 'receipt-key.pem'), 'utf8');
    stolenCertificate = (await keyOf('receipt')).certificatePem ?? '';
    gatherSecrets();
  });
  afterAll(async () => {
    await province?.stop();
    rmSync(medium, { recursive: true, force: true });
  });

  const edoc = (...words: string[]) => province.place.edoc(...words);
  const published = () => province.operator.get(publishedKeys, '/v1/keys');
  const keyOf = async (use: string) => {
    const key = (await published()).keys.find((each) => each.use === use && !each.ended);
    if (!key) throw new Error(`There is no ${use} key.`);
    return key;
  };

  async function fine(telling: Promise<Told>): Promise<Record<string, unknown>[]> {
    const told = await telling;
    if (told.code !== 0) throw new Error(`exit ${told.code}: ${told.stderr}${told.stdout}`);
    return told.stdout.split('\n').flatMap((line) => (line === '' ? [] : (JSON.parse(line) as object))) as never;
  }

  async function send(): Promise<{ id: string; receipt: string; file: string }> {
    const number = (lastNumber += 1);
    const packet = await writeLetter(sender, { number, to: [recipient.agency], bytes: 100 });
    const { submission } = await sender.client.send(Readable.from([packet]), { bytes: packet.length });
    const file = at(`receipt-${number}.jws`);
    writeFileSync(file, submission.receipt);
    return { id: submission.id, receipt: submission.receipt, file };
  }

  /** The kid of the key that signed a receipt sent from now on. */
  const signer = async () => decodeProtectedHeader((await send()).receipt).kid;

  async function verify(...files: string[]): Promise<Record<string, unknown>[]> {
    await fine(edoc('trust', 'export', '--keys', '--out', at('keys.jws'), '--json'));
    const words = ['verify', ...files, '--trust', at('root.pem'), '--keys', at('keys.jws'), '--json'];
    return (await edoc(...words)).stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  function gatherSecrets(): void {
    for (const file of filesWithKeys(province.place.home)) {
      const pem = readFileSync(file, 'utf8');
      for (const line of pem.split('\n')) if (/^[\w+/=]{40,}$/.test(line)) secrets.add(line);
      if (/ENCRYPTED/.test(pem)) continue;
      secrets.add(createPrivateKey(pem).export({ format: 'jwk' }).d ?? '');
    }
  }

  it('are published with the root’s signature, which its certificate alone verifies', async () => {
    const { jws, keys, axis, version } = await published();
    const { payload, protectedHeader } = await compactVerify(jws, new X509Certificate(province.rootPem).publicKey);
    expect(protectedHeader).toMatchObject({ alg: 'ES256', typ: 'edoc-keys+jwt' });
    expect(JSON.parse(Buffer.from(payload).toString())).toEqual({
      ...{ iss: axis, version, keys },
      iat: expect.any(Number),
    });
    expect(keys.map(({ use }) => use)).toEqual(['axis-root', 'receipt', 'token', 'directory']);
    expect(await verify(at('keys.jws'))).toMatchObject([{ kind: 'keys', verdict: 'valid', code: 'key.list-valid' }]);
  });

  it('are shown with their places, and that the root key should be taken away', async () => {
    const shown = await fine(edoc('keys', '--json'));
    expect(shown[0]).toMatchObject({ use: 'axis-root', kept: '0600', advice: { code: 'home.root-key-in-home' } });
    expect(shown.map(({ use }) => use)).toEqual(
      expect.arrayContaining(['receipt', 'token', 'directory', 'operator', 'transport-authority', 'transport gateway']),
    );
    expect(shown.every(({ kept }) => kept === '0600')).toBe(true);
    const forPeople = await edoc('keys');
    expect(forPeople.stdout).toContain('edoc keys offline --to FOLDER --encrypt');
    expect(forPeople.stdout).not.toContain('PRIVATE');
  });

  it('of which the receipt key is rotated: the next receipt is by the new one, the old receipt stays valid', async () => {
    const before = await send();
    firstId = before.id;
    const [rotated] = await fine(edoc('keys', 'rotate', 'receipt', '--json'));
    const { kid } = (rotated as { key: { kid: string } }).key;
    await eventually(async () => expect(await signer()).toBe(kid));
    const after = await send();
    expect(await verify(before.file, after.file)).toMatchObject([
      { kind: 'receipt', verdict: 'valid' },
      { kind: 'receipt', verdict: 'valid' },
    ]);
    const { keys } = await published();
    expect(keys.filter(({ use }) => use === 'receipt')).toMatchObject([
      { kid: decodeProtectedHeader(before.receipt).kid, ended: { why: 'rotated' } },
      { kid },
    ]);
    gatherSecrets();
  });

  it('of which the token key is rotated: tokens of before are taken on, new ones are by the new key', async () => {
    const token = await newToken();
    const [rotated] = await fine(edoc('keys', 'rotate', 'token', '--json'));
    const { kid } = (rotated as { key: { kid: string } }).key;
    await eventually(async () => expect(decodeProtectedHeader(await newToken()).kid).toBe(kid));
    expect(decodeProtectedHeader(token).kid).not.toBe(kid);
    expect(await statusWith(token)).toEqual([200, 200, 200]);
    expect(await statusWith(await newToken())).toEqual([200, 200, 200]);
    await send();
    gatherSecrets();
  });

  it('of which the directory key is rotated: pages are signed anew and followed as before', async () => {
    const page = async () => {
      const text = await (await fetch(`${province.axis.url}/v1/directory?since=0`)).text();
      return (/eyJ[\w.-]+/.exec(text) ?? [''])[0];
    };
    const before = decodeProtectedHeader(await page()).kid;
    const [rotated] = await fine(edoc('keys', 'rotate', 'directory', '--json'));
    const { kid, publicKeyPem } = (rotated as { key: { kid: string; publicKeyPem: string } }).key;
    await eventually(async () => expect(decodeProtectedHeader(await page()).kid).toBe(kid));
    expect(kid).not.toBe(before);
    expect(
      new X509Certificate((await keyOf('directory')).certificatePem ?? '').publicKey.export({
        type: 'spki',
        format: 'pem',
      }),
    ).toBe(publicKeyPem);
    // Answered only when exchange and tracker have taken the version with it.
    const validFrom = '2025-07-01T00:00:00+07:00';
    await province.operator.post(agencyEntry, '/v1/agencies', { code: 'H36.77', name: 'Sở Mới', validFrom });
    await send();
    gatherSecrets();
  });

  it('all three change while letters are under way, and not one call is refused', async () => {
    let isOver = false;
    const sending = Promise.all(
      [1, 2, 3].map(async () => {
        const sent = [];
        while (!isOver) sent.push(await send());
        return sent;
      }),
    );
    for (const use of ['receipt', 'token', 'directory']) await fine(edoc('keys', 'rotate', use, '--json'));
    isOver = true;
    const sent = (await sending).flat();
    const judged = await verify(...sent.map(({ file }) => file));
    expect(judged.map(({ verdict }) => verdict)).toEqual(sent.map(() => 'valid'));
    expect(new Set(sent.map(({ receipt }) => decodeProtectedHeader(receipt).kid)).size).toBe(2);
    gatherSecrets();
  });

  it('of which the root key is taken offline, encrypted, and rotates from there', async () => {
    const [moved] = await fine(
      edoc('keys', 'offline', '--to', medium, '--encrypt', '--passphrase-file', at('passphrase'), '--json'),
    );
    const file = String(moved?.['file']);
    expect(readFileSync(file, 'utf8')).toContain('ENCRYPTED PRIVATE KEY');
    expect((await fine(edoc('keys', '--json')))[0]).toMatchObject({ use: 'axis-root', kept: 'offline' });
    const without = await edoc('keys', 'rotate', 'receipt', '--json');
    expect([without.code, without.stdout]).toEqual([1, expect.stringContaining('key.root-offline')]);
    const silent = await edoc('keys', 'rotate', 'receipt', '--root-key', file, '--json');
    expect([silent.code, silent.stdout]).toEqual([1, expect.stringContaining('key.passphrase-needed')]);
    const [rotated] = await fine(
      edoc('keys', 'rotate', 'receipt', '--root-key', file, '--passphrase-file', at('passphrase'), '--json'),
    );
    const { kid } = (rotated as { key: { kid: string } }).key;
    await eventually(async () => expect(await signer()).toBe(kid));
    writeFileSync(join(province.place.home, 'axis', 'root-key.pem'), readPlain(file), { mode: 0o600 });
    gatherSecrets();
  });

  it('of which a former receipt key was stolen: what a thief signs is doubtful, what the axis has kept is genuine', async () => {
    const genuine = await send();
    const lostSince = new Date();
    const kid = String((await published()).keys.find(({ use }) => use === 'receipt')?.kid);
    const claims = decodeJwt<ReceiptClaims>(genuine.receipt);
    const iat = Math.floor(lostSince.getTime() / 1000) + 1;
    const stolen = receiptKey({ kid, privateKey: createPrivateKey(stolenPem), certificatePem: stolenCertificate });
    writeFileSync(at('forged.jws'), signReceipt({ ...claims, iat, jti: 'forged' }, stolen));
    expect(await verify(at('forged.jws'), at('receipt-1.jws'))).toMatchObject([
      { verdict: 'valid' },
      { verdict: 'valid' },
    ]);

    const words = ['lost', 'receipt', '--kid', kid, '--since', lostSince.toISOString(), '--json'];
    await fine(edoc('keys', ...words));
    expect(await verify(at('forged.jws'), at('receipt-1.jws'), genuine.file)).toMatchObject([
      { verdict: 'doubtful', code: 'receipt.key-lost' },
      { verdict: 'valid', sentence: { en: expect.stringContaining('Its key was lost since') } },
      { verdict: 'valid' },
    ]);
    const earlier = ['lost', 'receipt', '--kid', kid, '--since', '2020-01-01', '--json'];
    await fine(edoc('keys', ...earlier));
    expect(await verify(at('receipt-1.jws'))).toMatchObject([{ verdict: 'doubtful', code: 'receipt.key-lost' }]);
    const { receipts } = await track(sender.client, genuine.id, province.rootPem);
    expect(receipts.map(({ verdict, keyLost }) => [verdict, keyLost])).toEqual([['valid', undefined]]);
    const first = await track(sender.client, firstId, province.rootPem);
    expect(first.receipts).toMatchObject([{ verdict: 'valid', keyLost: true }]);
    const later = await edoc('keys', ...words);
    expect([later.code, later.stdout]).toEqual([1, expect.stringContaining('key.lost-since-later')]);
  });

  it('of which the token key is lost: every token of before is refused at once, and systems go on by themselves', async () => {
    const { client } = sender;
    const { id } = await send();
    const token = await newToken();
    expect(await statusWith(token)).toEqual([200, 200, 200]);
    await fine(edoc('keys', 'lost', 'token', '--json'));
    await eventually(async () => expect(await statusWith(token)).toEqual([401, 401, 401]));
    expect(await statusWith(await newToken())).toEqual([200, 200, 200]);
    await client.document(id);
    const receipts: ReceiptView[] = await client.receipts(id);
    expect(receipts).toHaveLength(1);
    gatherSecrets();
  });

  it('are all readable by their owner alone, and in no line of the log', async () => {
    const files = filesWithKeys(province.place.home);
    expect(files.length).toBeGreaterThanOrEqual(11);
    for (const file of files) expect([file, statSync(file).mode & 0o777]).toEqual([file, 0o600]);
    for (const file of filesWithKeys(medium)) expect(statSync(file).mode & 0o777).toBe(0o600);
    const log = province.axis.said();
    expect(log.length).toBeGreaterThan(10_000);
    expect(secrets.size).toBeGreaterThan(20);
    for (const secret of secrets) expect(log.includes(secret)).toBe(false);
    expect(log).not.toContain('PRIVATE KEY');
    expect(log).not.toContain(passphrase);
  });

  it('leave an axis of which the doctor says that nothing is wrong', async () => {
    await eventually(async () => {
      const { code, stdout } = await province.doctor();
      expect([code, stdout]).toEqual([0, expect.stringContaining('"findings":0')]);
    });
  });

  function readPlain(file: string): string {
    const key = createPrivateKey({ key: readFileSync(file), passphrase });
    return key.export({ type: 'pkcs8', format: 'pem' }).toString();
  }

  /** An access token of the operator, to be shown as often as the test likes. */
  async function newToken(): Promise<string> {
    const audience = `${province.axis.url}/oauth/token`;
    const key = createPrivateKey(readFileSync(join(province.place.home, 'operator', 'operator-key.pem')));
    const assertion = await new SignJWT({ iss: 'operator', sub: 'operator', aud: audience, jti: randomUUID() })
      .setProtectedHeader({ alg: 'ES256' })
      .setExpirationTime('60s')
      .sign(key);
    const client_assertion_type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
    const form = { grant_type: 'client_credentials', client_assertion_type, client_assertion: assertion };
    const answer = await fetch(audience, { method: 'POST', body: new URLSearchParams(form) });
    return ((await answer.json()) as { access_token: string }).access_token;
  }

  async function statusWith(token: string): Promise<number[]> {
    const paths = ['examination/exchange', 'examination/tracker', 'systems'];
    const headers = { authorization: `Bearer ${token}` };
    return Promise.all(paths.map(async (path) => (await fetch(`${province.axis.url}/v1/${path}`, { headers })).status));
  }
});

function filesWithKeys(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => !isOfDatabase(file) && readFileSync(file, 'utf8').includes('PRIVATE KEY'));
}

/** Which comes and goes, and holds no key. */
const isOfDatabase = (file: string) => file.includes('/postgres/');

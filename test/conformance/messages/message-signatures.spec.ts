import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signMessage } from '@edoc-axis/evidence';
import { integer, sequence } from '../../support/der.js';
import { describeWith } from '../../support/tools.js';

/** The guide's recipe for other languages, followed by hand; what it gives is verified by openssl. */
describeWith('openssl', 'a request that brings a packet', (openssl) => {
  const folder = mkdtempSync(join(tmpdir(), 'edoc-messages-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['as it was sent', (text: string) => text, true],
    ['with another recipient', (text: string) => text.replace('H36.15.04', 'H36.15.05'), false],
  ])('%s holds what its signature says: %s', (_, change, holds) => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const url = 'https://qlvb.example.vn/nhan?he=1';
    const headers: Record<string, string> = {
      'content-type': 'application/edxml+xml',
      'content-digest': 'sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:',
      'edoc-delivery': '0198a5b0-0000-7000-8000-000000000001',
      'edoc-recipient': 'H36.15.04',
    };
    const times = { createdAt: new Date(), expiresAt: new Date(Date.now() + 60_000), nonce: 'once' };
    const signed = signMessage({ method: 'POST', targetUri: url, headers }, { kid: 'key', privateKey }, times);

    const params = signed['signature-input'].slice('edoc='.length);
    const names = (/^\(([^)]*)\)/.exec(params)?.[1] ?? '').split(' ').map((name) => name.replaceAll('"', ''));
    expect(names).toEqual([
      '@method',
      '@target-uri',
      ...['content-digest', 'content-type', 'edoc-delivery', 'edoc-recipient'],
    ]);
    const valueOf = (name: string) => ({ '@method': 'POST', '@target-uri': url })[name] ?? headers[name];
    const lines = names.map((name) => `"${name}": ${valueOf(name)}`);
    const base = [...lines, `"@signature-params": ${params}`].join('\n');

    const bytes = Buffer.from(signed.signature.slice('edoc=:'.length, -1), 'base64');
    expect(bytes).toHaveLength(64);
    const file = (name: string, content: string | Buffer) => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    const [r, s] = [bytes.subarray(0, 32), bytes.subarray(32)].map((half) => integer(positive(half)));
    if (!r || !s) throw new Error('A signature is two numbers.');
    const key = file('key.pem', publicKey.export({ type: 'spki', format: 'pem' }));
    const verify = ['dgst', '-sha256', '-verify', key, '-signature', file('signature.der', sequence(r, s))];
    const judge = () =>
      execFileSync(openssl, [...verify, file('base', change(base))], { encoding: 'utf8', stdio: 'pipe' });
    if (holds) expect(judge()).toContain('Verified OK');
    else expect(judge).toThrow();
  });
});

/** As DER writes a number that is not negative: no zeros before it, unless its first bit is set. */
function positive(bytes: Buffer): Buffer {
  const digits = bytes.subarray(bytes.findIndex((byte) => byte !== 0));
  return (digits[0] ?? 0) < 0x80 ? digits : Buffer.concat([Buffer.of(0), digits]);
}

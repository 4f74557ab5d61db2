import { generateKeyPairSync } from 'node:crypto';
import type { KeyList } from '@edoc-axis/domain';
import { signMessage } from '@edoc-axis/evidence';
import { verifyPush } from './verify-push.js';

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const publicKeyPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
const now = new Date('2026-11-20T01:00:00Z');
const url = 'https://qlvb.example.vn/nhan?he=1';
const sha256 = 'ab'.repeat(32);

const listed: KeyList['keys'][number] = {
  ...{ use: 'token', kid: 'key-1', algorithm: 'ES256', publicKeyPem },
  since: '2026-01-01T00:00:00Z',
};

const headers = {
  'content-type': 'application/edxml+xml',
  'content-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
  'edoc-axis': 'VN.TEST',
  'edoc-delivery': '0198a5b0-0000-7000-8000-000000000001',
  'edoc-document': '0198a5b0-0000-7000-8000-000000000002',
  'edoc-carries': 'document',
  'edoc-sender': 'G22',
  'edoc-recipient': 'H36.15.04',
  'edoc-addressed-to': 'H36.15.04, H36.15.05',
  'edoc-lease-token': 'a-lease_token',
  'edoc-lease-until': '2026-11-20T01:05:00.000Z',
};

function aPush(given: Record<string, string> = headers) {
  const times = { createdAt: now, expiresAt: new Date(now.getTime() + 300_000), nonce: 'once' };
  const signed = signMessage({ method: 'POST', targetUri: url, headers: given }, { kid: 'key-1', privateKey }, times);
  // As Node gives them, with those that are not signed.
  return { method: 'POST', url, headers: { ...given, ...signed, host: 'qlvb.example.vn', 'content-length': '100' } };
}

const judge = (request: Parameters<typeof verifyPush>[0], more: Partial<Parameters<typeof verifyPush>[1]> = {}) =>
  verifyPush(request, { keys: [listed], now, ...more });

describe('a packet that is brought', () => {
  it('is the axis’ when all of it is signed, and says what it is', () => {
    expect(judge(aPush())).toEqual({
      verdict: 'valid',
      push: {
        delivery: headers['edoc-delivery'],
        document: headers['edoc-document'],
        carries: 'document',
        sender: 'G22',
        recipient: 'H36.15.04',
        addressedTo: ['H36.15.04', 'H36.15.05'],
        asks: undefined,
        leaseToken: 'a-lease_token',
        leaseUntil: '2026-11-20T01:05:00.000Z',
        packetSha256: sha256,
        nonce: 'once',
      },
    });
  });

  it.each([...Object.keys(headers)])('with another %s is not', (name) => {
    const request = aPush();
    const changed = { ...request, headers: { ...request.headers, [name]: 'another' } };
    expect(judge(changed)).toMatchObject({ verdict: 'invalid', code: 'push.signature-invalid' });
  });

  it('with a header of ours that nobody signed is not', () => {
    const request = aPush();
    const asks = { 'edoc-asks-delivery': headers['edoc-delivery'], 'edoc-asks-question': headers['edoc-document'] };
    expect(judge({ ...request, headers: { ...request.headers, ...asks } })).toMatchObject({
      verdict: 'invalid',
      params: { problem: 'edoc-asks-delivery' },
    });
    expect(judge(aPush({ ...headers, ...asks }))).toMatchObject({
      push: { asks: { delivery: headers['edoc-delivery'], question: headers['edoc-document'] } },
    });
  });

  it('for another address, or by another method, is not', () => {
    for (const change of [{ url: 'https://other.example.vn/nhan?he=1' }, { url: `${url}2` }, { method: 'PUT' }]) {
      expect(judge({ ...aPush(), ...change })).toMatchObject({ code: 'push.signature-invalid' });
    }
  });

  it('counts for minutes, with some leeway for clocks', () => {
    const later = (ms: number) => judge(aPush(), { now: new Date(now.getTime() + ms) });
    expect(later(359_000).verdict).toBe('valid');
    expect(later(361_000)).toMatchObject({ code: 'push.too-old' });
    expect(later(-59_000).verdict).toBe('valid');
    expect(later(-61_000)).toMatchObject({ code: 'push.too-old' });
  });

  it('is signed with a token key that the list believes', () => {
    const judgeWith = (key: Partial<KeyList['keys'][number]>) => judge(aPush(), { keys: [{ ...listed, ...key }] });
    const ended = { why: 'rotated' as const, at: now.toISOString() };
    expect(judgeWith({ ended, until: '2026-11-20T01:15:00Z' }).verdict).toBe('valid');
    for (const key of [
      { kid: 'key-2' },
      { use: 'receipt' as const },
      { ended, until: '2026-11-20T00:59:00Z' },
      { ended: { ...ended, why: 'lost' as const, lostSince: now.toISOString() } },
    ]) {
      expect(judgeWith(key)).toMatchObject({ code: 'push.key-not-believed', params: { kid: 'key-1' } });
    }
  });

  it.each([
    ['no signature', { signature: undefined }],
    ['another signature', { signature: `edoc=:${'A'.repeat(86)}==:` }],
    ['no list of what is signed', { 'signature-input': undefined }],
    ['a list in other letters', { 'signature-input': 'edoc=("@method");created=1' }],
    ['the same header twice', { 'edoc-sender': ['G22', 'G23'] }],
  ])('with %s is not', (_, change) => {
    const request = aPush();
    expect(judge({ ...request, headers: { ...request.headers, ...change } })).toMatchObject({ verdict: 'invalid' });
  });

  it('that signs less than everything is not', () => {
    const request = aPush();
    const less = request.headers['signature-input'].replace(' "content-digest"', '');
    expect(judge({ ...request, headers: { ...request.headers, 'signature-input': less } })).toMatchObject({
      params: { problem: 'content-digest' },
    });
  });
});

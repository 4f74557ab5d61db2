import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { KeyEnd, KeyList, ListedKey } from '@edoc-axis/domain';
import { makeReceiptAxis } from '../../../test/support/receipt-axis.js';
import type { ReceiptClaims } from './receipt-claims.js';
import { signReceipt } from './sign-receipt.js';
import { verifyKeyList } from './verify-key-list.js';
import { verifyReceipt } from './verify-receipt.js';

const axis = makeReceiptAxis();
const claims: ReceiptClaims = {
  ...{ iss: 'VN.TEST', jti: 'receipt-1', iat: Date.parse('2026-03-01T08:00:00Z') / 1000, by: 'axis' },
  ...{ event: 'SubmissionAcceptance', at: '2026-03-01T08:00:00.000Z' },
  doc: { id: 'doc-1', documentId: 'H36.01,2026/03/01,1/VP', sender: 'H36.01', packetSha256: 'ab'.repeat(32) },
};

function listed(more: Partial<ListedKey> = {}): ListedKey {
  const publicKeyPem = publicPem(axis.key.privateKey);
  const since = '2026-01-01T00:00:00.000Z';
  return {
    use: 'receipt',
    kid: 'a',
    algorithm: 'ES256',
    publicKeyPem,
    certificatePem: axis.receiptPem,
    since,
    ...more,
  };
}

const list = (...keys: ListedKey[]): KeyList => ({ iss: 'VN.TEST', iat: 1_770_000_000, version: 3, keys });

function signed(payload: unknown, header: object = {}, key: KeyObject = axis.rootAsKey.privateKey): string {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${encode({ alg: 'ES256', typ: 'edoc-keys+jwt', ...header })}.${encode(payload)}`;
  return `${text}.${sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

describe('a list of keys', () => {
  it('is verified by the root certificate alone', () => {
    expect(verifyKeyList(signed(list(listed())), axis)).toEqual({ verdict: 'valid', list: list(listed()) });
  });

  it.each<[string, () => string, string]>([
    ['signed by the receipt key', () => signed(list(listed()), {}, axis.key.privateKey), 'signature'],
    ['of another axis', () => signed(list(listed()), {}, makeReceiptAxis().rootAsKey.privateKey), 'signature'],
    ['of another type', () => signed(list(listed()), { typ: 'edoc-receipt+jwt' }), 'typ'],
    ['with an extension nobody knows', () => signed(list(listed()), { crit: ['b64'] }), 'crit'],
    ['that is no list', () => signed({ ...list(), keys: 'all' }), 'keys'],
    ['without its version', () => signed({ ...list(), version: 0 }), 'version'],
    ['with a key of no use', () => signed(list(listed(), listed({ use: 'other' as never }))), 'keys[1]'],
    [
      'whose key is not that of its certificate',
      () => signed(list(listed({ publicKeyPem: otherKeyPem() }))),
      'keys[0]',
    ],
    ['with a certificate of another root', () => signed(list(ofAnother())), 'keys[0]'],
    ['that is no JWS', () => 'eyJ', 'compact JWS'],
  ])('%s is refused', (_, forge, problem) => {
    expect(verifyKeyList(forge(), axis)).toMatchObject({ code: 'key.list-invalid', params: { problem } });
  });
});

describe('a receipt beside the list of keys', () => {
  const receipt = signReceipt(claims, axis.key);
  const judge = (more: Partial<ListedKey>) =>
    verifyReceipt(receipt, { rootPem: axis.rootPem, keys: list(listed(more)) });
  const ended = (more: Partial<KeyEnd>): KeyEnd => ({ why: 'rotated', at: '2026-04-01T00:00:00Z', ...more });

  it('is valid when its key was in force, also when that was rotated since', () => {
    expect(judge({}).verdict).toBe('valid');
    expect(judge({ until: '2026-04-01T00:15:00Z', ended: ended({}) }).verdict).toBe('valid');
  });

  it('is doubtful from the moment its key was lost, and before it says that the key was lost', () => {
    const lost = (lostSince: string) => judge({ ended: ended({ why: 'lost', lostSince }) });
    expect(lost('2026-03-01T08:00:00Z')).toMatchObject({
      ...{ verdict: 'doubtful', code: 'receipt.key-lost', claims },
      params: { issuedAt: claims.at, lostSince: '2026-03-01T08:00:00Z', document: 'doc-1' },
    });
    expect(lost('2026-03-01T08:00:01Z')).toMatchObject({ verdict: 'valid', keyLostSince: '2026-03-01T08:00:01Z' });
  });

  it('is doubtful when the axis had ceased to use its key', () => {
    const until = '2026-03-01T08:00:00Z';
    expect(judge({ until, ended: ended({}) })).toMatchObject({ verdict: 'doubtful', code: 'receipt.key-over' });
  });

  it('is not trusted when the list does not know its key', () => {
    const unknown = { publicKeyPem: otherKeyPem(), certificatePem: undefined };
    expect(judge(unknown)).toMatchObject({ verdict: 'untrusted', code: 'receipt.key-unknown' });
  });
});

function publicPem(privateKey: KeyObject): string {
  return createPublicKey(privateKey.export({ type: 'pkcs8', format: 'pem' }))
    .export({ type: 'spki', format: 'pem' })
    .toString();
}

function otherKeyPem(): string {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return publicKey.export({ type: 'spki', format: 'pem' }).toString();
}

function ofAnother(): ListedKey {
  const { receiptPem, key } = makeReceiptAxis();
  return listed({ certificatePem: receiptPem, publicKeyPem: publicPem(key.privateKey) });
}

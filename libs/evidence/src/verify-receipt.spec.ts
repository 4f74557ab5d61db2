import { createHash, generateKeyPairSync } from 'node:crypto';
import { type ReceiptClaims, listOrDigest } from './receipt-claims.js';
import { type PartyStatement, signPartyStatement } from './party-statement.js';
import { receiptKey, signReceipt } from './sign-receipt.js';
import { makeReceiptAxis as makeAxis, replaceJwsPart as replacePart } from '../../../test/support/receipt-axis.js';
import { verifyReceipt } from './verify-receipt.js';

const axis = makeAxis();
const claims: ReceiptClaims = {
  iss: 'VN.TEST',
  jti: 'q83vASNFZ4mrze8BI0VniQ',
  iat: Date.parse('2026-11-20T08:00:00Z') / 1000,
  event: 'SubmissionAcceptance',
  doc: {
    id: '0198a5b0-0000-7000-8000-000000000001',
    documentId: 'G22,2026/11/20,7816/VPCP-TTĐT',
    sender: 'G22',
    packetSha256: 'a'.repeat(64),
  },
  recipients: ['H36.15.04'],
  at: '2026-11-20T08:00:00.123Z',
  by: 'g22-dms',
  policy: 'either',
  verdict: 'valid',
  directoryVersion: 7,
};
const receipt = signReceipt(claims, axis.key);

describe('a receipt', () => {
  it('is valid under the root of its axis and gives back its claims', () => {
    const judgement = verifyReceipt(receipt, axis);
    expect(judgement).toMatchObject({ verdict: 'valid', claims });
    expect(JSON.parse(Buffer.from(receipt.split('.')[0] ?? '', 'base64url').toString())).toMatchObject({
      alg: 'ES256',
      typ: 'edoc-receipt+jwt',
      kid: axis.key.kid,
    });
  });

  it('that carries what the recipient signed is valid only with the word of that key about this delivery', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const delivery = '0198a5b0-0000-7000-8000-000000000002';
    const jwk = publicKey.export({ format: 'jwk' }) as Record<string, string>;
    const { packetSha256 } = claims.doc;
    const receiptOf = (statement: Partial<PartyStatement>, key = privateKey) => {
      const told = {
        iss: 'commune-dms',
        iat: claims.iat,
        act: 'confirm' as const,
        delivery,
        packetSha256,
        ...statement,
      };
      const said = { jws: signPartyStatement(told, { privateKey: key }), key: { kid: 'commune-1', jwk } };
      return signReceipt({ ...claims, event: 'ContentHandover', delivery, by: 'commune-dms', said }, axis.key);
    };
    expect(verifyReceipt(receiptOf({}), axis)).toMatchObject({ verdict: 'valid' });
    const answer = { act: 'answer' as const, packetSha256: undefined, status: '03' };
    expect(verifyReceipt(receiptOf(answer), axis)).toMatchObject({ verdict: 'valid' });
    const stolen = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    for (const forged of [
      receiptOf({}, stolen),
      receiptOf({ delivery: claims.doc.id }),
      receiptOf({ packetSha256: 'b'.repeat(64) }),
      receiptOf({ iss: 'other-dms' }),
    ]) {
      expect(verifyReceipt(forged, axis)).toMatchObject({
        ...{ verdict: 'invalid', code: 'receipt.party-signature-invalid' },
      });
    }
  });

  it('is valid with the line feed a file ends with', () => {
    expect(verifyReceipt(`${receipt}\n`, axis).verdict).toBe('valid');
  });

  it('whose claims were changed is invalid', () => {
    const tampered = replacePart(receipt, 1, (payload) => ({ ...payload, event: 'SubmissionRejection' }));
    expect(verifyReceipt(tampered, axis)).toMatchObject({ verdict: 'invalid', code: 'receipt.signature-invalid' });
  });

  it('of another axis is untrusted, though that axis has the same name', () => {
    expect(verifyReceipt(receipt, makeAxis())).toMatchObject({ verdict: 'untrusted', code: 'receipt.untrusted' });
  });

  it('is untrusted when its certificate was put in by who forged it', () => {
    const forger = makeAxis();
    const forged = signReceipt({ ...claims, event: 'ContentHandover' }, forger.key);
    const dressed = replacePart(forged, 0, (header) => ({ ...header, kid: axis.key.kid }));
    expect(verifyReceipt(dressed, axis).verdict).toBe('untrusted');
  });

  it.each([
    ['names no algorithm', { alg: 'none' }],
    ['names a shared secret', { alg: 'HS256' }],
    ['is of another type', { typ: 'at+jwt' }],
    ['demands an extension', { crit: ['b64'], b64: false }],
    ['carries no certificate', { x5c: [] }],
    ['carries what is no certificate', { x5c: ['AAAA'] }],
  ])('that %s is no receipt', (_, header) => {
    const changed = replacePart(receipt, 0, (before) => ({ ...before, ...header }));
    expect(verifyReceipt(changed, axis)).toMatchObject({ verdict: 'invalid', code: 'receipt.malformed' });
  });

  it.each(['', 'a.b', 'not a receipt', `${receipt}.x`, receipt.replace(/\.[^.]+$/, '.'), 'x'.repeat(100_000)])(
    'that is %.20j is no receipt, and no crash',
    (text) => {
      expect(verifyReceipt(text, axis)).toMatchObject({ verdict: 'invalid', code: 'receipt.malformed' });
    },
  );

  it('with an event nobody knows is no receipt, though signed by the axis', () => {
    const odd = signReceipt({ ...claims, event: 'Party' as 'ContentHandover' }, axis.key);
    expect(verifyReceipt(odd, axis)).toMatchObject({ code: 'receipt.malformed' });
  });

  it('signed after its certificate had ended is refused; an old one stays valid for ever', () => {
    const short = makeAxis({ notBefore: '2026-01-01T00:00:00Z', notAfter: '2026-06-01T00:00:00Z' });
    const late = signReceipt(claims, short.key);
    const inTime = signReceipt({ ...claims, iat: Date.parse('2026-05-31T00:00:00Z') / 1000 }, short.key);
    expect(verifyReceipt(late, short)).toMatchObject({ verdict: 'expired', code: 'receipt.certificate-expired' });
    expect(verifyReceipt(inTime, short).verdict).toBe('valid');
  });

  it('is untrusted when its certificate may issue others', () => {
    const odd = makeAxis({ purpose: 'authority' });
    expect(verifyReceipt(signReceipt(claims, odd.key), odd).verdict).toBe('untrusted');
  });

  it('is untrusted when the root itself signed it: the root only issues', () => {
    const byRoot = signReceipt(claims, axis.rootAsKey);
    expect(verifyReceipt(byRoot, axis).verdict).toBe('untrusted');
  });

  it('lists up to fifty recipients, and above that says how many and their digest', () => {
    const codes = Array.from({ length: 51 }, (_, n) => `H36.${String(n).padStart(2, '0')}`);
    expect(listOrDigest(codes.slice(1))).toEqual(codes.slice(1));
    const sha256 = createHash('sha256')
      .update(codes.map((code) => `${code}\n`).join(''))
      .digest('hex');
    expect(listOrDigest([...codes].reverse())).toEqual({ count: 51, sha256 });
  });

  it('cannot be signed with a certificate of another key', () => {
    const other = makeAxis();
    expect(() => receiptKey({ kid: 'x', privateKey: other.key.privateKey, certificatePem: axis.receiptPem })).toThrow(
      TypeError,
    );
  });
});

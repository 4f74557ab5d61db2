import { generateKeyPairSync } from 'node:crypto';
import { signPartyStatement, type PartyStatement } from './party-statement.js';
import { replaceJwsPart as replacePart } from '../../../test/support/receipt-axis.js';
import { verifyPartySignature } from './verify-party-signature.js';

const system = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const jwk = system.publicKey.export({ format: 'jwk' }) as Record<string, string>;
const keys = [{ kid: 'dms-1', jwk }];
const expected = {
  iss: 'commune-dms',
  act: 'confirm' as const,
  delivery: '0198a5b0-0000-7000-8000-000000000002',
  packetSha256: 'b'.repeat(64),
};
const statement: PartyStatement = { ...expected, iat: 1_795_000_000 };
const signed = signPartyStatement(statement, { kid: 'dms-1', privateKey: system.privateKey });

describe('what a recipient signs itself', () => {
  it('is valid with its registered key and exactly what was said', () => {
    expect(verifyPartySignature(signed, { keys, expected })).toEqual({
      ...{ verdict: 'valid', statement, key: keys[0] },
    });
  });

  it.each([
    ['another digest', { packetSha256: 'c'.repeat(64) }],
    ['another delivery', { delivery: '0198a5b0-0000-7000-8000-000000000003' }],
    ['another system', { iss: 'other-dms' }],
    ['another act', { act: 'answer' as const }],
    ['a status beside it', { status: '03' }],
  ])('does not count for %s', (_name, other) => {
    expect(verifyPartySignature(signed, { keys, expected: { ...expected, ...other } }).verdict).toBe('invalid');
  });

  it('does not count when signed with a key that is not registered, or changed, or unsigned', () => {
    const forged = signPartyStatement(statement, { kid: 'dms-1', privateKey: stranger.privateKey });
    const unknownKey = signPartyStatement(statement, { kid: 'dms-2', privateKey: system.privateKey });
    const changed = replacePart(signed, 1, (payload) => ({ ...payload, iat: 1 }));
    const unsigned = replacePart(signed, 0, (header) => ({ ...header, alg: 'none' }));
    for (const jws of [forged, unknownKey, changed, unsigned, 'x']) {
      expect(verifyPartySignature(jws, { keys, expected })).toEqual({
        verdict: 'invalid',
        code: 'answer.signature-invalid',
      });
    }
  });
});

import { Buffer } from 'node:buffer';
import { registering } from '../signature/judging.js';
import { authority, ellipticOffice, office, signature, signed } from './genuine-packet.js';
import { judgeAttack } from './judge-attack.js';

const bench = { register: registering(office, ellipticOffice), authority: authority.der };
const bytes = Buffer.from(signed);
/** Behind its root a packet may lack its last line feed. */
const rootEnd = bytes.lastIndexOf('>');

describe('a packet that breaks off', () => {
  it('at every 64th byte, and at every byte of its signature, is refused as too short', () => {
    const signatureFrom = bytes.indexOf(signature);
    for (let length = 1; length <= rootEnd; length++) {
      const inSignature = length >= signatureFrom && length <= signatureFrom + signature.length;
      if (length % 64 !== 0 && !inSignature) continue;
      const { registered } = judgeAttack([bytes.subarray(0, length)], bench);
      expect({ length, ...registered }).toMatchObject({ length, verdict: 'refused', code: 'xml.truncated' });
    }
  });

  it('behind its root is whole', () => {
    expect(judgeAttack([bytes.subarray(0, rootEnd + 1)], bench).registered.verdict).toBe('valid');
  });

  it('and goes on with its beginning, as a resumed upload might, is never valid', () => {
    for (let length = 64; length < rootEnd; length += 64) {
      const { registered, alone } = judgeAttack([bytes.subarray(0, length), bytes], bench);
      expect({ length, verdict: registered.verdict }).not.toEqual({ length, verdict: 'valid' });
      expect(alone.verdict).not.toBe('valid');
    }
  });

  it('and lost 64 bytes in the middle is never valid', () => {
    for (let at = 64; at < rootEnd; at += 64) {
      const { registered } = judgeAttack([bytes.subarray(0, at), bytes.subarray(at + 64)], bench);
      expect({ at, verdict: registered.verdict }).not.toEqual({ at, verdict: 'valid' });
    }
  });
});

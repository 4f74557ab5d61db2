import { authenticatorUri, base32, codeAt, stepAt, stepOfCode } from './totp.js';

/** RFC 6238 appendix B, of which apps show the last six digits. */
const secret = Buffer.from('12345678901234567890');

describe('a one-time code', () => {
  it.each([
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ])('%i seconds after 1970 is %s, as the RFC has it', (seconds, code) => {
    expect(codeAt(secret, stepAt(new Date(seconds * 1000)))).toBe(code.slice(-6));
  });

  it('counts in its half minute, the one before and the one after', () => {
    const at = new Date(1111111111_000);
    const step = stepAt(at);
    for (const distance of [-1, 0, 1]) {
      expect(stepOfCode(secret, codeAt(secret, step + distance), at)).toBe(step + distance);
    }
    for (const wrong of [codeAt(secret, step - 2), codeAt(secret, step + 2), '', '14050471', '050471 ']) {
      expect(stepOfCode(secret, wrong, at)).toBeUndefined();
    }
  });

  it('comes of a secret written as RFC 4648 does', () => {
    expect(base32(Buffer.from('foobar'))).toBe('MZXW6YTBOI');
    expect(base32(Buffer.from('fooba'))).toBe('MZXW6YTB');
    expect(base32(Buffer.from('f'))).toBe('MY');
    expect(authenticatorUri(secret, 'lan', 'VN.TEST')).toBe(
      'otpauth://totp/VN.TEST%3Alan?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=VN.TEST',
    );
  });
});

import { randomBytes } from 'node:crypto';
import { seal, unseal } from './seal.js';

describe('a sealed secret', () => {
  const key = randomBytes(32);
  const secret = randomBytes(20);

  it('opens for its owner with the key, and is written otherwise each time', () => {
    const sealed = seal(secret, 'lan', key);
    expect(unseal(sealed, 'lan', key)).toEqual(secret);
    expect(seal(secret, 'lan', key)).not.toEqual(sealed);
    expect(sealed.includes(secret)).toBe(false);
  });

  it('does not open for another owner, with another key, or when a bit of it was changed', () => {
    const sealed = seal(secret, 'lan', key);
    expect(() => unseal(sealed, 'minh', key)).toThrow();
    expect(() => unseal(sealed, 'lan', randomBytes(32))).toThrow();
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => unseal(changed, 'lan', key)).toThrow();
    }
    expect(() => unseal(sealed.subarray(0, -1), 'lan', key)).toThrow();
    expect(() => unseal(Buffer.alloc(0), 'lan', key)).toThrow();
  });
});

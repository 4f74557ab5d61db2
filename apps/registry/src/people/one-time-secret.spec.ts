import { newSecret } from './one-time-secret.js';

describe('a secret that is given away once', () => {
  it('is never taken for an option of the command it is written behind', () => {
    const drawn = [Buffer.alloc(32, 0xfb), Buffer.alloc(32, 1)];
    const hyphen = drawn[0]?.toString('base64url') ?? '';
    expect(hyphen.startsWith('-')).toBe(true);
    expect(newSecret(() => drawn.shift() ?? Buffer.alloc(32))).toBe(Buffer.alloc(32, 1).toString('base64url'));
  });
});

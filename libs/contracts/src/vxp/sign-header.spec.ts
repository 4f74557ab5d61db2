import { readSignHeader } from './sign-header.js';

describe('what a client signed', () => {
  it('is read by lower-case names without their prefix', () => {
    const text = '{"XroadVnpt-systemid":"TEST","XroadVnpt-hash-file":"ab","XroadVnpt-Content-Type":"x"}';
    expect([...readSignHeader(text)]).toEqual([
      ['systemid', 'TEST'],
      ['hash-file', 'ab'],
      ['content-type', 'x'],
    ]);
  });

  it('may hold numbers, and names of others that mean nothing', () => {
    expect([...readSignHeader('{"XroadVnpt-level":1,"systemid":"OTHER","__proto__":{"a":1}}')]).toEqual([
      ['level', '1'],
    ]);
  });

  it.each(['', 'null', '[]', '"text"', '{', '['.repeat(100_000)])('is no JSON object in %.20s', (text) => {
    expect(() => readSignHeader(text)).toThrow(expect.objectContaining({ code: 'request.malformed' }));
  });

  it('has each name once, however it is written', () => {
    const twice = '{"XroadVnpt-to":"a","xroadvnpt-TO":"b"}';
    expect(() => readSignHeader(twice)).toThrow(expect.objectContaining({ code: 'request.parameter-invalid' }));
  });

  it('holds no lists and no objects', () => {
    expect(() => readSignHeader('{"XroadVnpt-to":["a"]}')).toThrow(
      expect.objectContaining({
        code: 'request.parameter-invalid',
        params: expect.objectContaining({ parameter: 'to' }),
      }),
    );
  });
});

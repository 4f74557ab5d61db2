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

  it.each([
    '{"XroadVnpt-to":"a","xroadvnpt-TO":"b"}',
    '{"XroadVnpt-to":"a","XroadVnpt-to":"b"}',
    '{"XroadVnpt-to":"a","XroadVnpt-to":"a"}',
    '{"XroadVnpt-to":"a","XroadVnpt-\\u0074o" : "b"}',
    '{"XroadVnpt-docid":"1","other":{"XroadVnpt-docid":"2"}}',
  ])('has each name once, however it is written: %s', (twice) => {
    expect(() => readSignHeader(twice)).toThrow(
      expect.objectContaining({
        code: 'request.parameter-invalid',
        params: expect.objectContaining({ problem: 'it is signed twice' }),
      }),
    );
  });

  it('may say in a value what looks like a name', () => {
    const text = JSON.stringify({ 'XroadVnpt-to': '["XroadVnpt-to":"\\"]', 'XroadVnpt-from': 'XroadVnpt-to' });
    expect(readSignHeader(text).get('from')).toBe('XroadVnpt-to');
  });

  it('is read in time, however long', () => {
    const to = JSON.stringify(Array.from({ length: 10_000 }, (_, n) => `"\\${n}`));
    const text = JSON.stringify({ 'XroadVnpt-to': to, 'XroadVnpt-from': '\\"'.repeat(50_000) });
    expect(readSignHeader(text).get('to')).toBe(to);
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

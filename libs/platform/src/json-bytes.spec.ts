import { jsonBytes } from './json-bytes.js';

describe('the bytes of a value as JSON', () => {
  const values = [
    ...['', 'abc', 'Ủy ban nhân dân xã', '"\\\u0000\n', '\ud800', '😀', '~ }|{', '\u007f\u2028'],
    ...[0, -1.5, 1e21, NaN, true, false, null],
    ...[[], [1], ['a', null, undefined], [[], [{}]]],
    ...[
      {},
      { a: undefined },
      { a: 1, b: 'x' },
      { 'khóa "này"': [{ at: new Date(0) }] },
      { a: { b: { c: [1, 2, 3] } } },
    ],
  ];

  it.each(values.map((value) => [JSON.stringify(value), value]))('are as many as are written: %s', (json, value) => {
    expect(jsonBytes(value)).toBe(Buffer.byteLength(json as string));
  });
});

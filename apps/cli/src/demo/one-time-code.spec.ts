import { oneTimeCode } from './one-time-code.js';

/** RFC 6238 appendix B, the last six digits of eight; the secret is "12345678901234567890". */
it.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1234567890, '005924'],
  [20000000000, '353130'],
])('at second %i the code is %s', (second, code) => {
  expect(oneTimeCode('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', new Date(second * 1000))).toBe(code);
});

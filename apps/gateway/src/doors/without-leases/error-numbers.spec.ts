import { catalogue, CataloguedError, type ErrorCode } from '@edoc-axis/domain';
import { errorNumberOf } from './error-numbers.js';

describe('the number of an error', () => {
  it('is there for every error there is, never 0 and never 100', () => {
    for (const code of Object.keys(catalogue) as ErrorCode[]) {
      expect(errorNumberOf(new CataloguedError(code))).toMatch(/^(10|15|18|19|2[0-3])$/);
    }
  });

  it.each<[ErrorCode, string]>([
    ['packet.hash-mismatch', '10'],
    ['caller.signed-header-missing', '15'],
    ['document.bad-recipients', '18'],
    ['caller.not-serving', '19'],
    ['axis.internal-error', '20'],
    ['caller.requests-quota', '20'],
    ['document.conflict', '21'],
    ['packet.date-malformed', '22'],
  ])('of %s is %s', (code, number) => {
    expect(errorNumberOf(new CataloguedError(code))).toBe(number);
  });

  it('tells closed recipients from unknown ones', () => {
    const bad = (...codes: ErrorCode[]) =>
      errorNumberOf(new CataloguedError('document.bad-recipients', { recipients: codes.map((code) => ({ code })) }));
    expect(bad('agency.closed', 'agency.suspended')).toBe('23');
    expect(bad('agency.closed', 'agency.unknown')).toBe('18');
  });
});

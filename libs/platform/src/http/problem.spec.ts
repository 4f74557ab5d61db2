import { CataloguedError, catalogue, type ErrorCode } from '@edoc-axis/domain';
import { preferredLanguage } from './preferred-language.js';
import { headersOf, httpStatusOf, problemOf } from './problem.js';

describe('a problem', () => {
  it('says what is wrong in both languages, and in the preferred one first', () => {
    const error = new CataloguedError('system.unknown', { system: 'qlvb-1' }, { occurrence: 'abc123' });
    const problem = problemOf(error, 'vi');
    expect(problem).toMatchObject({
      type: 'urn:edoc-axis:error:system.unknown',
      status: 404,
      code: 'system.unknown',
      occurrence: 'abc123',
      retry: 'never',
      system: 'qlvb-1',
    });
    expect(problem.detail).toBe(problem.sentence.vi);
    expect(problemOf(error, 'en').detail).toBe(problem.sentence.en);
    expect(problem.sentence.vi).not.toBe(problem.sentence.en);
  });

  it('has an HTTP status for every code there is', () => {
    for (const code of Object.keys(catalogue) as ErrorCode[]) {
      expect([code, httpStatusOf(new CataloguedError(code))]).toEqual([code, expect.any(Number)]);
    }
  });

  it('is never overwritten by a parameter of the same name', () => {
    const error = new CataloguedError('system.unknown', { status: 200, code: 'fine', system: 'x' });
    expect(problemOf(error, 'vi')).toMatchObject({ status: 404, code: 'system.unknown' });
  });

  it('tells who is not known how to sign in', () => {
    expect(headersOf(new CataloguedError('caller.token-missing'))['www-authenticate']).toMatch(/^Bearer/);
  });

  it('tells who comes too often, or too early, when to come back', () => {
    const busy = new CataloguedError('request.too-many', { waitMs: 1_500 });
    expect(headersOf(busy)['retry-after']).toBe('2');
    expect(headersOf(new CataloguedError('axis.starting'))['retry-after']).toBe('5');
    expect(headersOf(new CataloguedError('system.unknown'))['retry-after']).toBeUndefined();
  });
});

describe('the preferred language', () => {
  it.each([
    [undefined, 'vi'],
    ['', 'vi'],
    ['vi-VN,vi;q=0.9,en-US;q=0.8', 'vi'],
    ['en', 'en'],
    ['en-US,en;q=0.9', 'en'],
    ['fr,en;q=0.5,vi;q=0.3', 'en'],
    ['en;q=0,vi', 'vi'],
    ['fr', 'vi'],
    ['*', 'vi'],
    [';;;=,q', 'vi'],
  ])('of "%s" is %s', (header, language) => {
    expect(preferredLanguage(header)).toBe(language);
  });
});

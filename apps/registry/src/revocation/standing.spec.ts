import { afterAnswer, afterFailure, entryOf, type Said, type Standing } from './standing.js';

const at = new Date('2026-06-01T00:00:00Z');
const hours = (n: number, from = at) => new Date(from.getTime() + n * 3_600_000);
const fresh: Standing = { certificate: 'c', state: 'not-checked', responder: '', failures: 0 };
const evidence = { kind: 'ocsp', responder: 'CA', thisUpdate: at, nextUpdate: hours(24), sha256: 'd' } as const;
const good: Said = { state: 'good', evidence };
const revoked = (reason: 'keyCompromise' | 'certificateHold'): Said => ({
  ...{ state: 'revoked', revokedAt: at, reason, invalidSince: undefined, evidence },
});
const given = (said: Said) => ({ said, responder: 'http://ocsp' });
const problem = { code: 'revocation.no-answer', params: {} } as const;

describe('what is known of a certificate’s revocation', () => {
  it('after a good answer is good until that says, and asked again before', () => {
    for (const random of [0, 0.5, 1]) {
      const standing = afterAnswer(fresh, given(good), at, random);
      expect(standing).toMatchObject({ state: 'good', until: hours(24), answer: 'd' });
      expect(standing.nextAttemptAt?.getTime()).toBeLessThan(hours(24).getTime());
      expect(standing.nextAttemptAt?.getTime()).toBeGreaterThan(hours(12).getTime());
    }
  });

  it('stays good while nobody answers, until that answer has run out, and is unknown since then', () => {
    const known = afterAnswer(fresh, given(good), at, 0.5);
    const silent = afterFailure(known, 'http://ocsp', problem, hours(20), 0.5);
    expect(silent).toMatchObject({ state: 'good', failures: 1, problem });
    const over = afterFailure(silent, 'http://ocsp', problem, hours(30), 0.5);
    expect(over).toMatchObject({ state: 'unknown', since: hours(24), failures: 2 });
    expect(afterFailure(over, 'http://ocsp', problem, hours(40), 0.5)).toMatchObject({ since: hours(24) });
    expect(afterAnswer(over, given(good), at, 0.5)).toMatchObject({ state: 'good', failures: 0 });
  });

  it('without any answer is unknown since the first attempt', () => {
    const first = afterFailure(fresh, 'http://ocsp', problem, at, 0.5);
    expect(first).toMatchObject({ state: 'unknown', since: at });
    expect(entryOf(first)).toMatchObject({ state: 'unknown', since: at.toISOString() });
    expect(afterFailure(first, 'http://ocsp', problem, hours(1), 0.5).since).toEqual(at);
  });

  it('is tried again sooner than later, but ever more seldom', () => {
    let standing = fresh;
    const waits = Array.from({ length: 8 }, () => {
      standing = afterFailure(standing, 'http://ocsp', problem, at, 0.5);
      return ((standing.nextAttemptAt?.getTime() ?? 0) - at.getTime()) / 60_000;
    });
    expect(waits).toEqual([1, 2, 4, 8, 16, 30, 30, 30]);
  });

  it('once revoked stays revoked, whatever is said later; a suspension ends', () => {
    const lost = afterAnswer(fresh, given(revoked('keyCompromise')), at, 0.5);
    expect(afterAnswer(lost, given(good), hours(1), 0.5)).toMatchObject({
      state: 'revoked',
      reason: 'keyCompromise',
    });
    expect(afterFailure(lost, 'http://ocsp', problem, hours(1000), 0.5).state).toBe('revoked');
    const held = afterAnswer(fresh, given(revoked('certificateHold')), at, 0.5);
    expect(afterAnswer(held, given(good), hours(1), 0.5).state).toBe('good');
  });

  it('is not published while nobody is asked', () => {
    expect(entryOf(fresh)).toBeUndefined();
  });
});

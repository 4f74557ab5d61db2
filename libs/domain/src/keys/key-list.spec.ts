import { believedKeys, judgeSignedAt, type KeyEnd, type ListedKey, signingKey } from './key-list.js';

const at = (time: string) => new Date(`2026-07-01T${time}Z`);
const key = (kid: string, since: string, until?: string, ended?: KeyEnd): ListedKey => ({
  ...{ use: 'token', kid, algorithm: 'ES256', publicKeyPem: kid, since: at(since).toISOString(), ended },
  until: until && at(until).toISOString(),
});

describe('the list of an axis’ keys', () => {
  const lost = { why: 'lost', at: at('09:00').toISOString(), lostSince: at('08:00').toISOString() } as const;
  const keys = [
    key('a', '07:00', '10:00', lost),
    key('b', '09:00', '12:15', { why: 'rotated', at: at('12:00').toISOString() }),
    key('c', '12:00'),
  ];

  it('names the one that signs: the one that has not ended', () => {
    expect(signingKey({ keys }, 'token')?.kid).toBe('c');
    expect(signingKey({ keys }, 'receipt')).toBeUndefined();
  });

  it('believes a rotated key while what it signed is on its way, and a lost one never', () => {
    const believed = (time: string) => believedKeys({ keys }, 'token', at(time)).map(({ kid }) => kid);
    expect(believed('12:14:59')).toEqual(['c', 'b']);
    expect(believed('12:15')).toEqual(['c']);
    expect(believed('09:30')).toEqual(['c', 'b']);
  });

  it('doubts what a lost key signed from the moment it was lost, and what any key signed after its end', () => {
    const [ofLost, ofRotated, current] = keys as [ListedKey, ListedKey, ListedKey];
    expect(judgeSignedAt(ofLost, at('07:59:59'))).toBe('in-force');
    expect(judgeSignedAt(ofLost, at('08:00'))).toBe('lost');
    expect(judgeSignedAt(ofRotated, at('12:14:59'))).toBe('in-force');
    expect(judgeSignedAt(ofRotated, at('12:15'))).toBe('over');
    expect(judgeSignedAt(current, at('23:00'))).toBe('in-force');
  });
});

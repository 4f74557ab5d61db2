import { addressToCount, countersOf, lockMsAfter } from './lock-out.js';

describe('failed attempts', () => {
  it('are free a few times, then lock for longer each time, and never for more than a quarter of an hour', () => {
    expect([1, 4, 5, 6, 7, 9, 10, 1000].map((failures) => lockMsAfter(failures, 5) / 1000)).toEqual([
      0, 0, 30, 60, 120, 480, 900, 900,
    ]);
  });

  it('are counted by account and by address; from where the person has signed in before, by both together alone', () => {
    const keys = (isKnown: boolean) => countersOf('lan', '10.0.0.1', isKnown).map(({ key }) => key);
    expect(keys(false)).toEqual(['account lan', 'address 10.0.0.1']);
    expect(keys(true)).toEqual(['account lan at 10.0.0.1']);
  });

  it('count for a whole network of IPv6, which one subscriber has', () => {
    expect(addressToCount('2001:0db8:0:1:aaaa::1')).toBe('2001:db8:0:1::/64');
    expect(addressToCount('2001:db8:0:1::ffff')).toBe('2001:db8:0:1::/64');
    expect(addressToCount('2001:db8::1')).toBe('2001:db8:0:0::/64');
    expect(addressToCount('::1')).toBe('0:0:0:0::/64');
    expect(addressToCount('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
    expect(addressToCount('::ffff:10.1.2.3')).toBe('10.1.2.3');
    expect(addressToCount('10.1.2.3')).toBe('10.1.2.3');
    expect(addressToCount(undefined)).toBe('unknown');
  });
});

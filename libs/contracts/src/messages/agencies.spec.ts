import { agencyClosure, newAgency } from './agencies.js';

describe('what an administrator writes into the register', () => {
  it.each(['2025-07-01T00:00:00+07:00', '1900-01-01T00:00:00Z', '2199-12-31T23:59:59Z'])('may be of %s', (moment) => {
    expect(newAgency.safeParse({ code: 'H36', name: 'UBND', validFrom: moment }).success).toBe(true);
    expect(agencyClosure.safeParse({ at: moment, receivesFor: { agency: 'H36', until: moment } }).success).toBe(true);
    expect(agencyClosure.safeParse({ at: moment.slice(0, 10) }).success).toBe(true);
  });

  it.each(['0000-01-01T00:00:00+07:00', '0205-07-01T00:00:00+07:00', '9999-12-31T23:59:59Z', '2025-07-01T00:00:00'])(
    'may not be of %s: what is computed from it could not be read by anybody',
    (moment) => {
      expect(newAgency.safeParse({ code: 'H36', name: 'UBND', validFrom: moment }).success).toBe(false);
      expect(agencyClosure.safeParse({ at: moment }).success).toBe(false);
      const receivesFor = { agency: 'H36', until: moment };
      expect(agencyClosure.safeParse({ at: '2025-06-30', receivesFor }).success).toBe(false);
    },
  );

  it('has names without controls and half characters', () => {
    for (const name of ['a\u0000b', 'a\ud800b', '\u001b[2J', '']) {
      expect([name, newAgency.safeParse({ code: 'H36', name }).success]).toEqual([name, false]);
    }
  });
});

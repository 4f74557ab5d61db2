import { createQuotas } from './quotas.js';

const minute = 60_000;

describe('quotas', () => {
  const start = Date.parse('2026-11-20T08:00:00Z');
  let now = start;
  const clock = { now: () => new Date(now) };
  const limits = { requestsPerMinuteMax: 3, bytesPerHourMax: 1_000, packetsInFlightMax: 2 };

  beforeEach(() => {
    now = start;
  });

  function finishing(quotas = createQuotas(limits, clock)) {
    return (system: string, bytes = 0) => {
      quotas.begin(system, bytes);
      quotas.end(system);
    };
  }

  it('let so many packets in flight, and the next when one has ended', () => {
    const quotas = createQuotas(limits, clock);
    quotas.begin('a', 0);
    quotas.begin('a', 0);
    expect(() => quotas.begin('a', 0)).toThrow(expect.objectContaining({ code: 'caller.in-flight-quota' }));
    quotas.end('a');
    quotas.begin('a', 0);
  });

  it('forget a packet of which nothing was heard for a quarter of an hour', () => {
    const quotas = createQuotas(limits, clock);
    quotas.begin('a', 0);
    quotas.begin('a', 0);
    now += 15 * minute;
    quotas.begin('a', 0);
  });

  it('begin anew when the clock is set back, and hold nobody up until it is as late again', () => {
    const quotas = createQuotas(limits, clock);
    const send = finishing(quotas);
    for (let n = 0; n < 3; n += 1) send('a', 300);
    now -= 60 * minute;
    for (let n = 0; n < 3; n += 1) send('a', 300);
    expect(() => send('a')).toThrow(expect.objectContaining({ code: 'caller.requests-quota' }));
    quotas.begin('b', 0);
    quotas.begin('b', 0);
    now -= 60 * minute;
    quotas.begin('b', 0);
  });

  it('let so many requests through in a minute, and say how long to wait', () => {
    const send = finishing();
    for (let sent = 0; sent < 3; sent += 1) send('a');
    now += 20_000;
    expect(() => send('a')).toThrow(
      expect.objectContaining({ code: 'caller.requests-quota', params: { requestsMax: 3, waitMs: 40_000 } }),
    );
    now += 40_000;
    send('a');
  });

  it('let so many bytes through in an hour, but any single packet into an empty one', () => {
    const send = finishing();
    send('a', 5_000);
    expect(() => send('a', 1)).toThrow(expect.objectContaining({ code: 'caller.bytes-quota' }));
    now += 60 * minute;
    send('a', 600);
    expect(() => send('a', 600)).toThrow(expect.objectContaining({ code: 'caller.bytes-quota' }));
    send('a', 400);
  });

  it('count bytes nobody announced when they have come, and let the next packet wait for them', () => {
    const quotas = createQuotas(limits, clock);
    quotas.begin('a', 0);
    quotas.end('a', 1_001);
    expect(() => quotas.begin('a', 0)).toThrow(expect.objectContaining({ code: 'caller.bytes-quota' }));
    now += 60 * minute;
    quotas.begin('a', 0);
  });

  it('of one system are not used up by another', () => {
    const send = finishing();
    for (let sent = 0; sent < 3; sent += 1) send('a');
    send('b');
  });

  it('are shown as used, those nearest to a limit first, and forgotten with their time', () => {
    const quotas = createQuotas(limits, clock);
    quotas.begin('quiet', 10);
    quotas.begin('busy', 900);
    quotas.end('quiet');
    const most = { requestsMax: 3, bytesMax: 1_000, inFlightMax: 2 };
    expect(quotas.uses(10)).toEqual([
      { system: 'busy', requests: 1, bytes: 900, inFlight: 1, ...most },
      { system: 'quiet', requests: 1, bytes: 10, inFlight: 0, ...most },
    ]);
    expect(quotas.uses(1)).toHaveLength(1);
    now += 61 * minute;
    expect(quotas.uses(10)).toEqual([]);
  });
});

import { judgeTest, type TestedDelivery } from './judge-test.js';

const at = (time: string) => new Date(`2025-07-01T${time}:00+07:00`);
const sent: TestedDelivery = { state: 'pending', since: at('08:00'), createdAt: at('08:00') };

describe('a test document', () => {
  it('has arrived when it was confirmed, whatever came after', () => {
    for (const state of ['delivered', 'acknowledged'] as const) {
      expect(judgeTest({ ...sent, state, fetchedAt: at('08:05') })).toBeUndefined();
    }
  });

  it('has not arrived for a reason that says how far it came', () => {
    const suspended = { code: 'agency.suspended', params: { agency: 'H36.01' } };
    expect([
      judgeTest(undefined),
      judgeTest(sent),
      judgeTest({ ...sent, fetchedAt: at('08:05') }),
      judgeTest({ ...sent, state: 'refused', since: at('08:07'), reason: { text: 'Gửi nhầm' } }),
      judgeTest({ ...sent, state: 'undeliverable', reason: suspended }),
      judgeTest({ ...sent, state: 'undeliverable', reason: { code: 'agency.of-tomorrow' } }),
    ]).toEqual([
      { code: 'connection.test-not-sent', params: {} },
      { code: 'connection.test-not-fetched', params: { sentAt: at('08:00').toISOString() } },
      { code: 'connection.test-not-confirmed', params: { fetchedAt: at('08:05').toISOString() } },
      { code: 'connection.test-refused', params: { refusedAt: at('08:07').toISOString(), reason: 'Gửi nhầm' } },
      suspended,
      { code: 'connection.test-not-sent', params: {} },
    ]);
  });
});

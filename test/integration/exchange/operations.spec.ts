import type { Grant, PersonCaller } from '@edoc-axis/domain';
import { createQuotas } from '../../../apps/exchange/src/callers/quotas.js';
import { showOperations } from '../../../apps/exchange/src/operating/index.js';
import { refusal } from './support/actors.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { twoOffices } from './support/two-offices.js';

describe('the operations of an exchange', () => {
  let exchange: ExchangeUnderTest;
  let offices: ReturnType<typeof twoOffices>;

  beforeAll(async () => {
    exchange = await startExchange();
    offices = twoOffices(exchange);
    exchange.agency('H36.99');
  });
  afterAll(() => exchange?.stop());

  const someone = (...grants: Grant[]): PersonCaller => ({ kind: 'person', person: 'nam', grants });
  const auditor = someone({ role: 'auditor' });
  const limits = { requestsPerMinuteMax: 10, bytesPerHourMax: 1_000, packetsInFlightMax: Infinity };
  const shows = (caller: PersonCaller, quotas = createQuotas(limits, exchange.clock)) =>
    showOperations({ ...exchange.ports, quotas, carrying: { failuresBeforeProbing: 5 } as never }, caller);

  it('of an axis at rest are nothing', async () => {
    expect(await shows(auditor)).toMatchObject({
      pending: { deliveries: 0, urgent: 0, longest: [] },
      ...{ failing: [], destinations: 0, deadLetters: 0, quotas: [], directory: { ageMs: 0 } },
    });
  });

  it('say what waits, for which system, and who waits longest', async () => {
    await offices.aDelivery('waiting');
    const begunAt = exchange.clock.time.toISOString();
    exchange.passes(60_000);
    await offices.ministry.sends(await offices.next().to('H36.15.04', 'H36.07').packet());
    await offices.aDelivery('delivered');
    const { pending, newestFactAt } = await shows(auditor);
    expect(pending).toMatchObject({ deliveries: 3, oldestAt: begunAt, countedMax: 10_000 });
    expect(pending.longest).toMatchObject([
      { system: 'commune-dms', deliveries: 2, oldestAt: begunAt, recipient: 'H36.15.04', recipients: 1 },
      { system: 'department-dms', deliveries: 1, recipient: 'H36.07' },
    ]);
    expect(newestFactAt).toBe(exchange.clock.time.toISOString());
  });

  it('say who is near a quota', async () => {
    const quotas = createQuotas(limits, exchange.clock);
    quotas.begin('ministry-dms', 990);
    expect((await shows(auditor, quotas)).quotas).toEqual([
      { system: 'ministry-dms', requests: 1, requestsMax: 10, bytes: 990, bytesMax: 1_000, inFlight: 1 },
    ]);
  });

  it('are for who inspects the axis, and for nobody else', async () => {
    expect(await shows(someone({ role: 'administrator' }))).toBeDefined();
    for (const caller of [
      someone({ role: 'clerk', agencies: ['H36.07' as never] }),
      someone({ role: 'administrator', branch: 'H36' as never }),
    ]) {
      expect(await refusal(shows(caller))).toMatchObject({ code: 'caller.not-permitted' });
    }
  });
});

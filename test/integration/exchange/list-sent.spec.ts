import { listSent } from '../../../apps/exchange/src/sent/index.js';
import { refusal } from './support/actors.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { twoOffices } from './support/two-offices.js';

const minute = 60_000;
const day = 24 * 60 * minute;

describe('what a system has sent', () => {
  let exchange: ExchangeUnderTest;
  let offices: ReturnType<typeof twoOffices>;

  beforeAll(async () => {
    exchange = await startExchange();
    offices = twoOffices(exchange);
  });
  afterAll(() => exchange?.stop());

  type Wanted = Partial<Parameters<typeof listSent>[2]>;

  const lists = (more: Wanted = {}, system = 'ministry-dms') =>
    listSent(exchange.ports, exchange.caller(system), { ahead: 0, limit: 100, ...more });

  it('is told for each addressee, as it stands', async () => {
    const { next, ministry, commune, department } = offices;
    const packet = await next().urgent().to('H36.15.04', 'H36.07', 'H99').packet();
    const { id: document } = await ministry.sends(packet);
    const wanted = { document };
    expect((await lists(wanted)).lines).toMatchObject([
      { addressee: 'H36.15.04', standing: 'waiting', state: 'pending', sender: 'G22' },
      { addressee: 'H36.07', standing: 'waiting' },
      { addressee: 'H99', standing: 'ended', state: 'undeliverable', reason: { code: 'agency.unknown' } },
    ]);
    await commune.fetches(document);
    expect((await lists(wanted)).lines[0]).toMatchObject({ standing: 'fetched', state: 'pending' });
    const [first, second] = (await lists(wanted)).lines.map(({ delivery }) => delivery);
    await commune.confirms(first ?? '', packet.measured.packetSha256);
    await commune.answers(first ?? '', '04');
    await department.fetches(document);
    await department.confirms(second ?? '', packet.measured.packetSha256);
    await department.answers(second ?? '', '02', { description: 'Không thuộc thẩm quyền' });
    const receivedAt = exchange.clock.time.toISOString();
    expect((await lists(wanted)).lines).toMatchObject([
      { standing: 'arrived', state: 'acknowledged', furthest: { status: '04' }, receivedAt },
      { standing: 'ended', state: 'refused', reason: { params: { text: 'Không thuộc thẩm quyền' } }, receivedAt },
      { standing: 'ended' },
    ]);
    expect((await lists({ ...wanted, standing: 'arrived' })).lines).toMatchObject([{ addressee: 'H36.15.04' }]);
    expect((await lists({ ...wanted, standing: 'ended' })).lines).toHaveLength(2);
  });

  it('comes newest first, page by page, across documents, and between two moments', async () => {
    exchange.passes(minute);
    const since = exchange.clock.time.toISOString();
    const sent: string[] = [];
    for (let n = 0; n < 3; n += 1) {
      exchange.passes(minute);
      const { id } = await offices.ministry.sends(await offices.next().to('H36.15.04', 'H36.07').packet());
      sent.unshift(id);
    }
    const all = (await lists({ since })).lines;
    expect(all.map(({ document }) => document)).toEqual(sent.flatMap((id) => [id, id]));
    for (const limit of [1, 2, 4]) {
      for (let ahead = 0; ahead < 7; ahead += 1) {
        const { lines, more } = await lists({ since, ahead, limit });
        expect([lines, more]).toEqual([all.slice(ahead, ahead + limit), ahead + limit < 6]);
      }
    }
    const until = new Date(exchange.clock.time.getTime() - minute).toISOString();
    expect((await lists({ since, until })).lines).toEqual(all.slice(2));
    expect((await lists({ since, standing: 'arrived' })).lines).toEqual([]);
    expect((await lists({ since, standing: 'waiting', limit: 5, ahead: 1 })).lines).toEqual(all.slice(1));
  });

  it('by how it stands, comes of so many days and not of more', async () => {
    const { document } = await offices.aDelivery('waiting');
    exchange.passes(20 * day);
    expect((await lists({ standing: 'waiting' })).lines.map((line) => line.document)).toContain(document);
    exchange.passes(20 * day);
    expect((await lists({ standing: 'waiting' })).lines).toEqual([]);
    expect((await lists()).lines.map((line) => line.document)).toContain(document);
    const since = new Date(exchange.clock.time.getTime() - 40 * day).toISOString();
    const refused = { code: 'request.parameter-invalid', params: { parameter: 'since', problem: expect.any(String) } };
    expect(await refusal(lists({ since, standing: 'waiting' }))).toEqual(refused);
  });

  it('has the codes in the 102 form as the directory has it, whichever was written', async () => {
    exchange.agency('H36.99', { form102: '000.00.17.H36' });
    exchange.system('health-dms', 'H36.99');
    const { id: document } = await offices.ministry.sends(await offices.next().to('000.00.17.H36').packet());
    const line = { addressee: 'H36.99', addresseeForm102: '000.00.17.H36', recipientForm102: '000.00.17.H36' };
    expect((await lists({ document })).lines).toMatchObject([line]);
  });

  it('is nobody else’s to see', async () => {
    const { document } = await offices.aDelivery('waiting');
    for (const system of ['commune-dms', 'department-dms']) {
      expect(await lists({ document }, system)).toEqual({ lines: [], more: false });
      expect(await lists({}, system)).toEqual({ lines: [], more: false });
    }
  });
});

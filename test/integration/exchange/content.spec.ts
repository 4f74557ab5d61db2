import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '@edoc-axis/platform';
import { sweepContent } from '../../../apps/exchange/src/sweep-content.js';
import { refusal } from './support/actors.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { twoOffices } from './support/two-offices.js';

const hour = 3_600_000;

describe('a large packet', () => {
  let exchange: ExchangeUnderTest;
  let offices: ReturnType<typeof twoOffices>;

  beforeAll(async () => {
    exchange = await startExchange();
    offices = twoOffices(exchange);
    // Files carry the machine's time, so the sweeper's clock begins there.
    exchange.clock.time = new Date();
  });
  afterAll(() => exchange?.stop());

  const lying = (place: 'incoming' | 'kept') => readdir(join(exchange.folder, place));

  it('is kept when it is accepted, and nothing is left in incoming', async () => {
    const { ministry, commune, next } = offices;
    const packet = await next().packet();
    const reply = await ministry.submitsRequest(await ministry.uploads(packet));
    if (reply.outcome !== 'accepted') throw new Error(reply.outcome);
    expect(await lying('incoming')).toEqual([]);
    const opened = await commune.opens(reply.submission.id);
    const kept = 'kept' in opened.packet ? opened.packet.kept : '';
    expect(await lying('kept')).toEqual([kept]);
    expect(opened).toMatchObject({ bytes: packet.bytes.length, sha256: packet.measured.packetSha256 });
  });

  it('that is refused or repeated is not kept', async () => {
    const { ministry, next } = offices;
    const document = next();
    const packet = await document.packet();
    await ministry.sends(packet);
    const kept = await lying('kept');
    expect(await ministry.submitsRequest(await ministry.uploads(packet))).toMatchObject({ outcome: 'repeated' });
    const other = await ministry.uploads(await document.about('khác').packet());
    expect(await ministry.submitsRequest(other)).toMatchObject({ outcome: 'refused' });
    expect(await lying('incoming')).toEqual([]);
    expect(await lying('kept')).toEqual(kept);
  });

  it('that never came is refused, and the name stays free', async () => {
    const { ministry, next } = offices;
    const packet = await next().packet();
    const request = await ministry.uploads(packet);
    const absent = { ...request, packet: { incoming: newId() } };
    expect(await refusal(ministry.submitsRequest(absent))).toMatchObject({ code: 'content.unknown' });
    expect(await ministry.submitsRequest(request)).toMatchObject({ outcome: 'accepted' });
  });

  it('kept by an exchange that died before it committed is sent again without trouble, and the orphan is swept', async () => {
    const { ministry, next } = offices;
    const packet = await next().packet();
    const request = await ministry.uploads(packet);
    const orphan = 'incoming' in request.packet ? request.packet.incoming : '';
    await exchange.ports.content.keep(orphan);

    expect(await ministry.submitsRequest(await ministry.uploads(packet))).toMatchObject({ outcome: 'accepted' });
    await sweepContent(exchange.ports);
    expect(await lying('kept')).toContain(orphan);
    exchange.passes(hour + 60_000);
    const inUse = (await lying('kept')).filter((id) => id !== orphan);
    expect(await sweepContent(exchange.ports)).toEqual({ removed: 1 });
    expect((await lying('kept')).sort()).toEqual(inUse.sort());
  });

  it('kept, but not committed, can be submitted by its first name too', async () => {
    const { ministry, next } = offices;
    const request = await ministry.uploads(await next().packet());
    await exchange.ports.content.keep('incoming' in request.packet ? request.packet.incoming : '');
    expect(await ministry.submitsRequest(request)).toMatchObject({ outcome: 'accepted' });
  });

  it('nobody submitted is swept after a day', async () => {
    const { ministry, next } = offices;
    exchange.clock.time = new Date();
    await ministry.uploads(await next().packet());
    const half = await exchange.ports.content.createIncoming(newId());
    await half.write(Buffer.from('half'));
    exchange.passes(23 * hour);
    expect(await sweepContent(exchange.ports)).toEqual({ removed: 0 });
    exchange.passes(hour + 60_000);
    expect(await sweepContent(exchange.ports)).toEqual({ removed: 2 });
    expect(await lying('incoming')).toEqual([]);
    await half.abort();
  });
});

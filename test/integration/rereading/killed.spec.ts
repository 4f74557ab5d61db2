import { newId } from '@edoc-axis/platform';
import { letContentGo } from '../../../apps/exchange/src/journey/index.js';
import { Killed, Life, mortalPool, type When } from '../../support/mortal.js';
import { anActor } from '../exchange/support/actors.js';
import { type ExchangeUnderTest, startExchange } from '../exchange/support/exchange-under-test.js';
import { twoOffices } from '../exchange/support/two-offices.js';
import { startTrackerBeside, type TrackerBeside } from './tracker-beside.js';

/** The re-reader dies at its n-th step outside itself, whatever that is; then one that lives goes on. */
describe('a tracker that is killed while it reads anew', () => {
  let exchange: ExchangeUnderTest;
  let offices: ReturnType<typeof twoOffices>;
  let tracker: TrackerBeside;

  beforeAll(async () => {
    exchange = await startExchange();
    offices = twoOffices(exchange);
    tracker = await startTrackerBeside(exchange);
  });
  afterAll(async () => {
    await tracker?.stop();
    await exchange?.stop();
  });

  it.each<When>(['before', 'after'])('%s any of its steps reads every packet and finds each lie once', async (when) => {
    for (let deaths = 1; ; deaths += 1) {
      const { honest, lie } = await threeLetters();
      const read: string[] = [];
      const life = new Life(deaths, when);
      await tracker.pulls();
      await liveOrDie(life, read);
      const died = life.over;
      await liveOrDie(new Life(Infinity, when), read);
      expect(await tracker.behind()).toBe(0);
      for (const document of [...honest, lie]) expect(read).toContain(document);
      const facts = await exchange.rows<{ document: string }>(
        `select document from fact where kind = 'document.content-mismatch' and document = any ($1)`,
        [[...honest, lie]],
      );
      expect(facts.map(({ document }) => document)).toEqual([lie]);
      expect((await tracker.found()).filter(({ document }) => document === lie)).toHaveLength(1);
      if (!died) return expect(deaths).toBeGreaterThan(8);
    }
  });

  it('finds what was released once, and not again, when it is told of it a second time', async () => {
    const { lie } = await threeLetters();
    await tracker.rereads();
    await exchange.rows('update frozen_packet set released_at = frozen_at where document = $1', [lie]);
    await tracker.pool.query('update rereading set position = 0');
    await tracker.rereads();
    expect((await tracker.found()).filter(({ document }) => document === lie)).toHaveLength(1);
    expect(await exchange.rows('select from frozen_packet where document = $1 and released_at is null', [lie])).toEqual(
      [],
    );
  });

  it('goes on behind a packet that cannot be had, says so, and reads it when it is there again', async () => {
    const contentId = newId();
    const request = await offices.ministry.uploads(await offices.next().packet(), contentId);
    await offices.ministry.submitsRequest(request);
    const { lie } = await threeLetters();
    const { content } = exchange.ports;
    const away = { ...tracker.reader, read: async () => content.read(newId()).then(() => []) };
    const reader = {
      ...tracker.reader,
      read: (task: Parameters<typeof tracker.reader.read>[0]) =>
        'kept' in task.place ? away.read() : tracker.reader.read(task),
    };
    await tracker.rereads({ reader });
    expect((await tracker.found()).map(({ document }) => document)).toContain(lie);
    expect(await tracker.unread()).toMatchObject([{ code: 'content.unknown' }]);
    await tracker.rereader().step();
    expect(await tracker.unread()).toHaveLength(1);
    exchange.passes(61_000);
    await tracker.rereader({ reader }).step();
    exchange.passes(61_000);
    await tracker.rereader().step();
    expect(await tracker.unread()).toHaveLength(1);
    exchange.passes(61_000);
    await tracker.rereader().step();
    expect(await tracker.unread()).toEqual([]);
  });

  it('says nothing of a packet that was withdrawn, and its content let go, while it was read', async () => {
    const request = await offices.ministry.uploads(await offices.next().packet());
    const reply = await offices.ministry.submitsRequest(request);
    if (reply.outcome !== 'accepted') throw new Error(reply.outcome);
    let isLetGo = false;
    const read: typeof tracker.reader.read = async (task) => {
      if ('kept' in task.place) {
        await offices.ministry.takesBack(reply.submission.id);
        await letContentGo(exchange.ports);
        isLetGo = true;
      }
      return tracker.reader.read(task);
    };
    await tracker.rereads({ reader: { ...tracker.reader, read } });
    expect([isLetGo, await tracker.unread()]).toEqual([true, []]);
  });

  it('waits for the exchange, and for a directory as new as the one a packet was judged by', async () => {
    await threeLetters();
    await tracker.pulls();
    const behind = await tracker.behind();
    const older = { version: 0, agencyWithChanges: () => undefined };
    await expect(tracker.rereader({ directory: older }).step()).rejects.toMatchObject({
      code: 'process.directory-missing',
    });
    expect(await tracker.behind()).toBe(behind);
    await tracker.rereads();
  });

  it('reads the share it was told to, of all receipts the same ones again', async () => {
    await tracker.rereads();
    for (let n = 0; n < 30; n += 1) await offices.ministry.sends(await offices.next().packet());
    await tracker.pulls();
    const before = await position();
    const readWith = async (share: number) => {
      await tracker.pool.query('update rereading set position = $1', [before]);
      const read: string[] = [];
      await tracker.rereads({
        share,
        reader: { ...tracker.reader, read: async (task) => (read.push(task.accepted.packet.id), []) },
      });
      return read;
    };
    const half = await readWith(0.5);
    expect(half.length).toBeGreaterThan(3);
    expect(half.length).toBeLessThan(27);
    expect(await readWith(0.5)).toEqual(half);
    expect(await readWith(1)).toHaveLength(30);
  });

  async function position(): Promise<string> {
    const { rows } = await tracker.pool.query<{ position: string }>('select position from rereading');
    return rows[0]?.position ?? '';
  }

  /** An honest one, a lie, and another honest one. */
  async function threeLetters(): Promise<{ honest: string[]; lie: string }> {
    const { ministry, next } = offices;
    const first = await ministry.sends(await next().packet());
    const packet = await next().packet();
    const reading = { ...packet.measured.reading, header: { ...packet.measured.reading.header, subject: 'V/v khác' } };
    const lying = { ...packet.measured, reading };
    const second = await anActor(exchange, 'ministry-dms').sends(packet, { measurements: { inline: lying } });
    const third = await ministry.sends(await next().packet());
    return { honest: [first.id, third.id], lie: second.id };
  }

  /** Steps of one life of the tracker, until there is nothing left to do or it dies. */
  async function liveOrDie(life: Life, read: string[]): Promise<void> {
    const rereader = tracker.rereader({
      pool: mortalPool(tracker.pool, life),
      reader: {
        read: (task) =>
          life.step(() => {
            read.push(task.accepted.packet.document);
            return tracker.reader.read(task);
          }),
        close: async () => undefined,
      },
      ask: (wanted) => life.step(() => tracker.asks(wanted)),
      report: (found) => life.step(() => tracker.reports(found)),
    });
    try {
      while ((await tracker.behind()) > 0) await rereader.step();
    } catch (error) {
      if (!(error instanceof Killed) && !life.over) throw error;
    }
  }
});

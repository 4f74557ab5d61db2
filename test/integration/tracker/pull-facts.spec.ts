import { Life, mortalPool } from '../../support/mortal.js';
import { makeReceiptAxis, replaceJwsPart } from '../../support/receipt-axis.js';
import { startTracker, type TrackerUnderTest } from './tracker-under-test.js';

describe('the tracker pulls facts', () => {
  let tracker: TrackerUnderTest;
  beforeAll(async () => {
    tracker = await startTracker();
  });
  beforeEach(() => tracker.empty());
  afterAll(() => tracker.stop());

  const kept = async () => {
    const { rows } = await tracker.pool.query('select position::int, id, receipt from fact order by position');
    return rows as { position: number; id: string; receipt: string | null }[];
  };
  const count = async (table: string) =>
    Number((await tracker.pool.query(`select count(*) as n from ${table}`)).rows[0].n);
  const findings = async () =>
    (await tracker.pool.query('select code, subject, params from finding order by code')).rows as unknown[];
  const expectEverythingOnce = async () => {
    const { facts } = tracker.feed;
    expect(await kept()).toEqual(
      facts.map(({ id, receipt }, n) => ({ position: n + 1, id, receipt: receipt?.id ?? null })),
    );
    expect(await count('receipt')).toBe(facts.filter(({ receipt }) => receipt).length);
    expect(await findings()).toEqual([]);
  };

  it('in the order of the feed, page by page, at positions without gap', async () => {
    for (let n = 0; n < 5; n += 1) tracker.feed.aDocument('H36', ['H36.15', 'H37']);
    tracker.feed.pageMax = 4;
    const puller = tracker.pullerOn(tracker.pool);
    expect(await puller.step()).toMatchObject({ caughtUp: false });
    expect(await puller.catchUp(100)).toEqual({ caughtUp: true });
    await expectEverythingOnce();
    tracker.feed.aDocument('H37', ['H36']);
    await puller.catchUp(100);
    await expectEverythingOnce();
  });

  it('each once, when pages are repeated, overlap and come out of an older cursor', async () => {
    tracker.feed.aDocument('H36', ['H36.15']);
    const puller = tracker.pullerOn(tracker.pool);
    await puller.step();
    await tracker.pool.query('update feed set cursor = null');
    await puller.step();
    await expectEverythingOnce();
    tracker.feed.aDocument('H36', ['H37']);
    await tracker.pool.query(`update feed set cursor = '1'`);
    await puller.catchUp(10);
    await expectEverythingOnce();
  });

  it('each once, when two copies of the tracker pull at the same time', async () => {
    for (let n = 0; n < 10; n += 1) tracker.feed.aDocument('H36', ['H36.15']);
    tracker.feed.pageMax = 3;
    await Promise.all([1, 2, 3].map(() => tracker.pullerOn(tracker.pool).catchUp(100)));
    await expectEverythingOnce();
  });

  it('that had happened when somebody asked for them, whatever is under way', async () => {
    const puller = tracker.pullerOn(tracker.pool);
    await puller.step();
    const { feed } = tracker;
    let endPause: () => void = () => undefined;
    tracker.time.pause = () => new Promise<void>((resolve) => (endPause = resolve));
    const early = puller.fresh();
    // The exchange takes its time: this page is read before the document comes, and arrives after the readers' pause.
    let arrive: () => void = () => undefined;
    let older: Promise<unknown> | undefined;
    await new Promise<void>((asked) => {
      const slowly = (wanted: Parameters<typeof feed.ask>[0]) => {
        const page = feed.ask(wanted);
        tracker.feed = feed;
        asked();
        return new Promise<Awaited<typeof page>>((resolve) => (arrive = () => resolve(page)));
      };
      tracker.feed = Object.assign(Object.create(feed), { ask: slowly });
      older = puller.step();
    });
    const { document } = feed.aDocument('H36', ['H36.15']);
    const late = puller.fresh();
    endPause();
    await new Promise(setImmediate);
    arrive();
    await Promise.all([early, late]);
    const { rows } = await tracker.pool.query('select from fact where document = $1', [document]);
    expect(rows).toHaveLength(3);
    await older;
  });

  it('that had happened, however long nobody has asked', async () => {
    const puller = tracker.pullerOn(tracker.pool);
    for (let facts = 3; facts <= 9; facts += 3) {
      tracker.time.passedMs += 60_000;
      tracker.feed.aDocument('H36', ['H36.15']);
      await puller.fresh();
      expect(await kept()).toHaveLength(facts);
    }
  });

  it('that were committed when somebody asked for everything, though an older transaction held them back', async () => {
    const puller = tracker.pullerOn(tracker.pool);
    tracker.feed.aDocument('H36', ['H36.15']);
    tracker.feed.heldBackFrom = 1;
    const everything = puller.everything();
    await puller.fresh();
    expect(await kept()).toHaveLength(1);
    // What begins afterwards and is held back in its turn is not waited for.
    tracker.feed.heldBackFrom = 3;
    tracker.feed.aDocument('H37', ['H36']);
    await everything;
    expect(await kept()).toHaveLength(3);
  });

  it('and says that they are on their way when that transaction does not end', async () => {
    tracker.feed.aDocument('H36', ['H36.15']);
    tracker.feed.heldBackFrom = 0;
    const puller = tracker.pullerOn(tracker.pool);
    const began = tracker.time.passedMs;
    await expect(puller.everything()).rejects.toMatchObject({ code: 'fact.on-its-way' });
    const waitedMs = tracker.time.passedMs - began;
    expect(waitedMs).toBeGreaterThan(3_000);
    expect(waitedMs).toBeLessThan(3_100);
  });

  it.each(['before', 'after'] as const)('each once, though it is killed %s any statement', async (when) => {
    tracker.feed.pageMax = 2;
    let deaths = 0;
    for (let statement = 1; ; statement += 1) {
      tracker.feed.aDocument('H36', ['H36.15']);
      const outcome = await tracker
        .pullerOn(mortalPool(tracker.pool, new Life(statement, when)))
        .step()
        .then(
          () => 'lived',
          () => 'died',
        );
      if (outcome === 'lived') break;
      deaths += 1;
    }
    // Reading the cursor, and appending the page.
    expect(deaths).toBe(2);
    await tracker.pullerOn(tracker.pool).catchUp(100);
    await expectEverythingOnce();
  });

  it('nothing, and loses nothing, while the exchange does not answer', async () => {
    tracker.feed.aDocument('H36', ['H36.15']);
    const { feed } = tracker;
    tracker.feed = Object.assign(Object.create(feed), { ask: () => Promise.reject(new Error('stopped')) });
    const puller = tracker.pullerOn(tracker.pool);
    await expect(puller.step()).rejects.toThrow('stopped');
    tracker.feed = feed;
    await puller.step();
    await expectEverythingOnce();
  });

  describe('and judges their receipts', () => {
    it('a forged, a changed and a mismatched one are kept and said', async () => {
      const { document, facts } = tracker.feed.aDocument('H36', ['H36.15']);
      const [accepted, fetched, delivered] = facts;
      const at = '2026-03-02T08:00:00.000Z';
      const stranger = makeReceiptAxis().key;
      const forged = tracker.feed.receipt('ContentHandover', document, at, { sender: 'H36' }, stranger);
      if (!accepted?.receipt || !fetched || !delivered?.receipt) throw new Error('The feed made no receipts.');
      accepted.receipt.jws = replaceJwsPart(accepted.receipt.jws, 1, (claims) => ({ ...claims, policy: 'channel' }));
      fetched.receipt = forged;
      delivered.receipt.recipient = 'H37';
      await tracker.pullerOn(tracker.pool).step();
      expect(await findings()).toEqual([
        { code: 'receipt.not-of-its-fact', subject: delivered.receipt.id, params: { field: 'recipient' } },
        { code: 'receipt.signature-invalid', subject: accepted.receipt.id, params: {} },
        { code: 'receipt.untrusted', subject: forged.id, params: {} },
      ]);
      expect(await count('receipt')).toBe(3);
    });

    it('another one under the same name never replaces the first', async () => {
      const { document, facts } = tracker.feed.aDocument('H36', ['H36.15']);
      const puller = tracker.pullerOn(tracker.pool);
      await puller.step();
      const first = facts[0]?.receipt;
      if (!first) throw new Error('The feed made no receipt.');
      const other = tracker.feed.receipt('SubmissionAcceptance', document, first.at, { sender: 'H36', recipients: [] });
      tracker.feed.append('document.repeated', document, first.at, { params: {}, receipt: { ...other, id: first.id } });
      // The same receipt for a further fact is nothing new.
      tracker.feed.append('document.repeated', document, first.at, { params: {}, receipt: first });
      await puller.step();
      const { rows } = await tracker.pool.query('select jws from receipt where id = $1', [first.id]);
      expect(rows).toEqual([{ jws: first.jws }]);
      expect(await findings()).toEqual([
        { code: 'receipt.not-of-its-fact', subject: first.id, params: { field: 'jti' } },
        { code: 'receipt.two-of-one-name', subject: first.id, params: {} },
      ]);
      expect(await count('receipt')).toBe(2);
    });
  });
});

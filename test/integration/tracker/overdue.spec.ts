import { randomUUID } from 'node:crypto';
import { type DirectoryEntry } from '@edoc-axis/contracts';
import { CataloguedError, officeTimes, usualOfficePlan } from '@edoc-axis/domain';
import { type Caller, Directory } from '@edoc-axis/platform';
import { watchDeadlines } from '../../../apps/tracker/src/deadlines/watch-deadlines.js';
import { operator, startTracker, type TrackerUnderTest } from './tracker-under-test.js';

/** The moment on Monday 2 March 2026 in Việt Nam. */
const at = (time: string) => `2026-03-02T${time}:00.000+07:00`;
const offices = officeTimes(usualOfficePlan);

describe('what is late now', () => {
  let tracker: TrackerUnderTest;
  beforeAll(async () => {
    tracker = await startTracker();
  });
  beforeEach(() => tracker.empty());
  afterAll(() => tracker.stop());

  async function comes(time: string): Promise<void> {
    tracker.clock.time = new Date(at(time));
    const puller = tracker.pullerOn(tracker.pool);
    const watch = watchDeadlines({
      ...{ pool: tracker.pool, offices, clock: tracker.clock, tells: false, servedBy: () => [] },
      everything: () => puller.everything(),
      ask: (wanted) => tracker.feed.askUncollected(wanted),
    });
    await puller.catchUp(100);
    while ((await watch.step()).more);
  }

  const answers = () => tracker.answers(aDirectory());
  type Wanted = Parameters<ReturnType<typeof answers>['listOverdue']>[1];
  const late = async (caller: Caller, wanted: Wanted = {}) => (await answers().listOverdue(caller, wanted)).overdue;
  const recipientsOf = async (caller: Caller, wanted: Wanted = {}) =>
    (await late(caller, wanted)).map(({ recipient }) => recipient);

  it('is told to who is late, to who waits, and to who works for the axis, until it is done', async () => {
    const letter = tracker.feed.aLetter('H36', ['H37', 'H38'], { at: at('09:12') });
    await comes('15:11');
    expect(await late(operator)).toEqual([]);
    await comes('15:12');
    const [first] = await late(clerkOf('H37'));
    expect(first).toEqual({
      code: 'overdue.collection',
      sentence: { vi: expect.stringContaining('H37'), en: expect.stringContaining('H37') },
      who: 'recipient-system',
      document: letter.document,
      delivery: letter.deliveries[0],
      documentId: 'H36-1',
      number: '15/CV-UBND',
      sender: 'H36',
      senderName: 'Cơ quan H36',
      recipient: 'H37',
      recipientName: 'Cơ quan H37',
      urgent: false,
      beganAt: new Date(at('09:12')).toISOString(),
      dueAt: new Date(at('15:12')).toISOString(),
      noticedAt: new Date(at('15:12')).toISOString(),
    });
    expect(await recipientsOf(clerkOf('H36'))).toHaveLength(2);
    expect(await recipientsOf(clerkOf('H36'), { role: 'sent' })).toHaveLength(2);
    expect(await recipientsOf(clerkOf('H36'), { role: 'received' })).toEqual([]);
    expect(await recipientsOf(clerkOf('H36', 'H37', 'H38'))).toHaveLength(2);
    expect(await recipientsOf(operator)).toHaveLength(2);
    expect(await recipientsOf(operator, { agencies: ['h38'] })).toEqual(['H38']);
    expect(await recipientsOf(clerkOf('H39'))).toEqual([]);
    expect(await answers().countOverdue(clerkOf('H36', 'H37'))).toEqual({ received: 1, sent: 2 });
    expect(await answers().countOverdue(operator, { agencies: ['H38'] })).toEqual({ received: 1, sent: 0 });

    const [delivery = ''] = letter.deliveries;
    tracker.feed.tells('delivery.delivered', { document: letter.document, delivery }, at('15:20'));
    await comes('15:21');
    expect(await recipientsOf(clerkOf('H36', 'H37', 'H38'))).toEqual(['H38']);
    expect(await answers().countOverdue(clerkOf('H36', 'H37'))).toEqual({ received: 0, sent: 1 });
  });

  it('comes in pages, what is late longest first', async () => {
    for (const minute of ['10', '11', '12', '13', '14']) {
      tracker.feed.aLetter('H36', ['H37'], { at: at(`09:${minute}`) });
    }
    await comes('16:00');
    const all = await late(clerkOf('H37'));
    expect(all.map(({ dueAt }) => dueAt)).toEqual([...all.map(({ dueAt }) => dueAt)].sort());
    for (const caller of [clerkOf('H37'), clerkOf('H36', 'H37'), operator]) {
      const found: unknown[] = [];
      for (let after: string | undefined, more = true; more;) {
        const { overdue, next } = await answers().listOverdue(caller, { after, limit: 2 });
        found.push(...overdue);
        after = next;
        more = next !== undefined;
      }
      expect(found).toEqual(all);
    }
  });

  it('is nobody else’s to see; a system that left an agency sees what was late while it served it', async () => {
    tracker.feed.aLetter('H36', ['H37'], { at: at('09:12') });
    await comes('15:12');
    expect(await recipientsOf(aSystem('once'))).toEqual([]);
    expect(await recipientsOf(aSystem('left'))).toEqual(['H37']);
    await expect(late(clerkOf('H38'), { agencies: ['H37'] })).rejects.toMatchObject({ code: 'caller.not-serving' });
    await expect(answers().countOverdue(clerkOf('H38'), { agencies: ['H37'] })).rejects.toThrow(CataloguedError);
    await expect(answers().countOverdue(operator)).rejects.toMatchObject({ code: 'request.parameter-missing' });
    for (const after of ['x', `1_${randomUUID()}`]) {
      await expect(late(operator, { after })).rejects.toMatchObject({ code: 'request.cursor-unknown' });
    }
  });
});

function clerkOf(...agencies: string[]): Caller {
  const grants = [{ role: 'clerk' as const, agencies: agencies as never }];
  return { kind: 'person', id: 'van-thu', grants, session: 's', issuedAt: new Date(0) } as unknown as Caller;
}

function aSystem(name: string): Caller {
  return { kind: 'system', id: name, scopes: ['track'], issuedAt: new Date(0) };
}

/** Agencies with their names; of one, two systems that served it and left: before, and after what happens here. */
function aDirectory(): Directory {
  const directory = new Directory();
  const system = (name: string) => ({ kind: 'system' as const, name, door: 'v1' as const, keys: [], suspended: false });
  const entries: DirectoryEntry[] = [
    ...['H36', 'H37', 'H38', 'H39'].map((code) => ({
      ...{ kind: 'agency' as const, code, name: `Cơ quan ${code}`, validFrom: '2020-01-01T00:00:00Z' },
      ...{ successors: [], centre: false },
    })),
    ...[system('once'), system('left')],
    {
      kind: 'serving',
      agency: 'H37',
      periods: [
        { system: 'once', since: '2026-01-01T00:00:00Z', until: '2026-02-01T00:00:00Z' },
        { system: 'left', since: '2026-02-01T00:00:00Z', until: at('14:00') },
      ],
    },
  ];
  directory.apply(entries.map((entry, n) => ({ version: n + 1, at: at('08:00'), entry })));
  return directory;
}

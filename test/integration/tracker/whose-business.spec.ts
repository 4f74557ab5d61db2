import { randomUUID } from 'node:crypto';
import type { DirectoryEntry } from '@edoc-axis/contracts';
import { type Caller, Directory } from '@edoc-axis/platform';
import { operator, startTracker, type TrackerUnderTest } from './tracker-under-test.js';

const since = '2026-01-01T00:00:00Z';
const at = '2026-03-02T09:00:00.000Z';

describe('what became of a document', () => {
  let tracker: TrackerUnderTest;
  beforeAll(async () => {
    tracker = await startTracker();
  });
  beforeEach(() => tracker.empty());
  afterAll(() => tracker.stop());

  const answers = () => tracker.answers(aDirectory({ H36: 'sender', 'H36.15': 'first', H37: 'second', H38: 'third' }));

  async function seenBy(name: string, document: string) {
    const caller: Caller = name === 'operator' ? operator : aTracker(name);
    const [{ items }, { receipts }] = await Promise.all([
      answers().showTimeline(caller, { document }),
      answers().listReceipts(caller, { document }),
    ]);
    return { facts: items.map(({ kind }) => kind), receipts: receipts.map(({ event }) => event) };
  }

  /** Accepted for both, fetched by and delivered to the first, refused by the second. */
  function aDocumentForTwo() {
    const { document } = tracker.feed.aDocument('H36', ['H36.15', 'H37']);
    const delivery = randomUUID();
    const recipient = 'H37';
    tracker.feed.append('delivery.refused', document, at, {
      delivery,
      params: { recipient, reason: 'không thuộc thẩm quyền' },
      receipt: tracker.feed.receipt('ConsignmentRejection', document, at, { sender: 'H36', delivery, recipient }),
    });
    return document;
  }

  it('is told to its sender and to the operator in full', async () => {
    const document = aDocumentForTwo();
    const all = {
      facts: ['document.accepted', 'delivery.fetched', 'delivery.delivered', 'delivery.refused'],
      receipts: ['SubmissionAcceptance', 'ContentHandover', 'ConsignmentRejection'],
    };
    expect(await seenBy('sender', document)).toEqual(all);
    expect(await seenBy('operator', document)).toEqual(all);
  });

  it('is told to a recipient as far as it is its own: who else refused, and why, is not', async () => {
    const document = aDocumentForTwo();
    expect(await seenBy('first', document)).toEqual({
      facts: ['document.accepted', 'delivery.fetched', 'delivery.delivered'],
      receipts: ['SubmissionAcceptance', 'ContentHandover'],
    });
    expect(await seenBy('second', document)).toEqual({
      facts: ['document.accepted', 'delivery.refused'],
      receipts: ['SubmissionAcceptance', 'ConsignmentRejection'],
    });
  });

  it('to whom it went later is told to those it went to', async () => {
    const { document } = tracker.feed.aDocument('H36', ['H36.15']);
    tracker.feed.append('document.further-addressees', document, at, {
      params: { sender: 'H36', recipients: ['H38'], recipientCount: 1 },
      receipt: tracker.feed.receipt('SubmissionAcceptance', document, at, { sender: 'H36', recipients: ['H38'] }),
    });
    expect((await seenBy('first', document)).facts).not.toContain('document.further-addressees');
    expect((await seenBy('first', document)).receipts).toEqual(['SubmissionAcceptance', 'ContentHandover']);
    expect(await seenBy('third', document)).toEqual({
      facts: ['document.accepted', 'document.further-addressees'],
      receipts: ['SubmissionAcceptance'],
    });
    expect((await seenBy('sender', document)).receipts).toHaveLength(3);
  });

  it('is the sender’s in full although statuses come back to it as to a recipient', async () => {
    const { document } = tracker.feed.aDocument('H36', ['H36.15']);
    const params = { recipient: 'H36', status: '03' };
    tracker.feed.append('delivery.status-delivered', document, at, { delivery: randomUUID(), params });
    expect((await seenBy('sender', document)).facts).toHaveLength(4);
    expect((await seenBy('first', document)).facts).toHaveLength(3);
  });

  it('comes in whole pages, whatever lies between that is not told', async () => {
    const { document } = tracker.feed.aDocument('H36', ['H36.15']);
    for (let n = 0; n < 10; n += 1) {
      for (const recipient of ['H37', 'H36.15']) {
        tracker.feed.append('delivery.answered', document, at, {
          delivery: randomUUID(),
          params: { recipient, status: '04', description: `${n}` },
        });
      }
    }
    const first = aTracker('first');
    const kinds: string[] = [];
    for (let after: number | undefined = 0; after !== undefined;) {
      const page = await answers().showTimeline(first, { document, after, limit: 4 });
      kinds.push(...page.items.map(({ kind }) => kind));
      after = page.next;
    }
    expect(kinds).toHaveLength(13);
  });
});

/** Each agency with the system that serves it. */
function aDirectory(systems: Record<string, string>): Directory {
  const directory = new Directory();
  const entries = Object.entries(systems).flatMap(([agency, system]): DirectoryEntry[] => [
    { kind: 'system', name: system, door: 'v1', keys: [], suspended: false },
    { kind: 'serving', agency, periods: [{ system, since }] },
  ]);
  directory.apply(entries.map((entry, n) => ({ version: n + 1, at: since, entry })));
  return directory;
}

function aTracker(name: string): Caller {
  return { kind: 'system', id: name, scopes: ['track'], issuedAt: new Date(0) };
}

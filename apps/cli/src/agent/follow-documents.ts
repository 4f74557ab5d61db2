import { AxisRefusal, AxisUnreachable } from '@edoc-axis/client';
import { eventPage, type EventView } from '@edoc-axis/contracts';
import { type Agent, isForLater } from './agent.js';
import { describeReceived, describeSent } from './describe-status.js';
import { isThere } from '../durable-files.js';
import { keepReceipt } from './outcomes.js';
import { writeStatus } from './status-file.js';

/** The axis' feed of events, heard up to a cursor that is kept when everything it told is written. */
export interface Follower {
  /** Hears what there is, and writes what it is about. @returns how many documents that were */
  catchUp(signal: AbortSignal): Promise<number>;
  /** The same as it happens, until it is told to stop, or an error ends it. */
  follow(signal: AbortSignal, onEvent: (event: EventView) => void): Promise<void>;
}

const cursorKey = 'cursor';

export function createFollower(agent: Agent): Follower {
  const { folder, axis, stale } = agent;

  return {
    async catchUp(signal) {
      const after = await cursor();
      let heard = after;
      for await (const event of axis.events({ after, signal })) heard = await take(event);
      return refresh(heard);
    },

    async follow(signal, onEvent) {
      let heard = await cursor();
      let writing: Promise<unknown> = Promise.resolve();
      let fault: unknown;
      let isQueued = false;
      const stopping = new AbortController();
      const both = AbortSignal.any([signal, stopping.signal]);
      // What comes while it is written is written with the next: the answers of 3,000 recipients are no 3,000 questions.
      const write = () => {
        if (isQueued || fault !== undefined) return;
        isQueued = true;
        writing = writing
          .then(() => {
            isQueued = false;
            return refresh(heard);
          })
          .catch((error: unknown) => {
            fault ??= error;
            stopping.abort();
          });
      };
      stale.listen(write);
      try {
        for await (const event of axis.events({ after: heard, follow: true, signal: both })) {
          heard = await take(event);
          onEvent(event);
          write();
        }
      } finally {
        stale.listen(undefined);
      }
      await writing;
      if (fault !== undefined) throw fault;
    },
  };

  /** A new folder begins with now; one whose axis was restored from a copy, with now again. */
  async function cursor(): Promise<string | undefined> {
    const kept = await folder.cursors.get(cursorKey);
    if (kept) {
      try {
        await axis.get(eventPage, '/v1/events', { after: kept.after, limit: 1 });
        return kept.after;
      } catch (error) {
        if (!(error instanceof AxisRefusal) || error.problem.code !== 'event.cursor-unknown') throw error;
        for (const document of await folder.sent.keys()) stale.keep(document);
        for (const document of await folder.arrived.keys()) stale.keep(document);
      }
    }
    const { next } = await axis.get(eventPage, '/v1/events', { after: 'newest', limit: 1 });
    // Of the other the cursor is kept when all these are written.
    if (!kept) await folder.cursors.put(cursorKey, { after: next });
    return next;
  }

  async function take({ document, receipt, delivery, cursor: heard }: EventView): Promise<string> {
    const sent = await folder.sent.get(document);
    if (!sent && !(await folder.arrived.get(document))) return heard;
    stale.keep(document);
    if (!receipt) return heard;
    const received = delivery === undefined ? undefined : await folder.received.get(delivery);
    const places = [sent?.folder, received?.folder].filter((place) => place !== undefined);
    for (const place of places) {
      if (await isThere(folder.at(place))) await keepReceipt(folder.at(place), receipt.event, receipt.id, receipt.jws);
    }
    return heard;
  }

  async function refresh(heard: string | undefined): Promise<number> {
    let refreshed = 0;
    let fault: unknown;
    for (const document of [...stale]) {
      stale.delete(document);
      try {
        await refreshDocument(agent, document);
        refreshed += 1;
      } catch (error) {
        if (!isForLater(error)) {
          agent.fail({ event: 'status-not-known', item: document }, error);
          continue;
        }
        stale.keep(document);
        // A file somebody has open holds up its own document; without an axis none goes on.
        fault ??= error;
        if (error instanceof AxisUnreachable) break;
      }
    }
    if (fault !== undefined) throw fault;
    if (heard !== undefined) await folder.cursors.put(cursorKey, { after: heard });
    return refreshed;
  }
}

/** Asks the axis how a document stands and writes it where it lies; what somebody took away is his. */
async function refreshDocument({ axis, folder, tell }: Agent, document: string): Promise<void> {
  const [sent, arrived] = [await folder.sent.get(document), await folder.arrived.get(document)];
  if (!sent && !arrived) return;
  const view = await axis.document(document);
  let isNews = false;
  if (sent && (await isThere(folder.at(sent.folder)))) {
    const { sentAt, warnings } = sent;
    isNews = await writeStatus(folder.at(sent.folder), { ...view, sentAt, warnings }, describeSent(view, warnings));
  }
  for (const delivery of arrived?.deliveries ?? []) {
    const received = await folder.received.get(delivery);
    if (!received || !(await isThere(folder.at(received.folder)))) continue;
    const own = view.deliveries.find(({ id }) => id === delivery);
    const { verdict, standing, remarks, revokedAt, frozenAt, concernedBy } = view;
    const status = {
      ...received,
      axis: { verdict, standing, remarks, revokedAt, frozenAt, concernedBy, delivery: own },
    };
    const lines = describeReceived(received, view, own);
    isNews = (await writeStatus(folder.at(received.folder), status, lines)) || isNews;
  }
  if (!isNews) return;
  const { number, notation } = view.code;
  tell(
    { event: 'status-written', document },
    { vi: `trạng thái mới của ${number}/${notation}`, en: `how ${number}/${notation} stands was written` },
  );
}

import type { EventView, HeardBy, listEvents as question, ReplyOf } from '@edoc-axis/contracts';
import {
  CataloguedError,
  demand,
  isFactKind,
  mayFollow,
  tellFact,
  trackReach,
  type TrackReach,
} from '@edoc-axis/domain';
import { type Caller, cutPage, knownCaller } from '@edoc-axis/platform';
import type { TrackerPorts } from '../ports.js';
import { epochAt, eventsAt, positionsFor, type StoredEvent } from '../store/events.js';
import { agenciesToAsk, heardOf, type Hearing, hearingOf } from './hearing.js';

/** As many events with their receipts fill a message. */
const eventsFromHistoryMax = 200;
/** So many index entries are read at most to find a page from all there is. */
const entriesReadMax = 5_000;
/** Who asks for so many agencies that there may be more goes on in stretches of so many facts. */
const factsPassedMax = 50_000;

/**
 * What happened to the caller's documents after a cursor, each event once and in the order of the feed: from memory near
 * its end, else found by an index. Of a document one hears from the fact on by which one became a party to it.
 * @throws CataloguedError `event.cursor-unknown`
 */
export async function listEvents(
  { after, limit, waitMs }: HeardBy<typeof question>,
  caller: Caller,
  ports: TrackerPorts,
): Promise<ReplyOf<typeof question>> {
  const { newest, clock, directory, cursors } = ports;
  if (waitMs === 0) await ports.freshen(caller);
  const known = knownCaller(caller, directory);
  demand(mayFollow(known));
  await (waitMs === 0 ? newest.fresh() : newest.recent());
  const follower: Follower = { reach: trackReach(known, clock.now()), limit };
  const hearing = hearingOf(follower.reach);
  const endsAtMs = performance.now() + waitMs;
  for (let position = await positionOf(after, ports); ;) {
    const found = await (position < newest.from
      ? fromHistory(position, follower, hearing, ports)
      : fromMemory(position, follower, hearing, ports));
    const told = found.events.map(({ event, receipt }) => eventView(event, receipt, ports));
    const { page, next } = cutPage(told, limit, ({ position: last }) => last);
    const upTo = next ?? found.upTo;
    const caughtUp = upTo >= newest.upTo;
    const restMs = endsAtMs - performance.now();
    if (page.length > 0 || !caughtUp || restMs <= 0 || !(await newest.news(hearing, upTo, restMs))) {
      const place = upTo === 0 ? undefined : { position: upTo, epoch: await epochOf(upTo, ports) };
      return { events: page, next: place && cursors.write(place), caughtUp, follower: `${caller.kind} ${caller.id}` };
    }
    position = upTo;
  }
}

interface Follower {
  readonly reach: TrackReach;
  readonly limit: number;
}

/** Events somebody hears of; there are no others up to `upTo`. */
interface Found {
  readonly events: readonly { readonly event: StoredEvent; readonly receipt: boolean }[];
  readonly upTo: number;
}

function fromMemory(after: number, { limit }: Follower, hearing: Hearing, { newest }: TrackerPorts): Found {
  const heard = heardAmong(newest.after(after), hearing);
  const events = heard.slice(0, limit);
  const last = events.at(-1);
  return { events, upTo: last && heard.length > limit ? last.event.position : newest.upTo };
}

async function fromHistory(
  after: number,
  { reach, limit: wanted }: Follower,
  hearing: Hearing,
  { pool, directory, newest }: TrackerPorts,
): Promise<Found> {
  const limit = Math.min(wanted, eventsFromHistoryMax);
  const end = newest.upTo;
  if (hearing.everything) {
    const upTo = Math.min(end, after + limit);
    const positions = Array.from({ length: upTo - after }, (_, n) => after + 1 + n);
    return { events: heardAmong(await eventsAt(pool, positions), hearing), upTo };
  }
  const agencies = agenciesToAsk(reach, directory);
  const to = agencies.length * limit <= entriesReadMax ? end : Math.min(end, after + factsPassedMax);
  const positions = agencies.length === 0 ? [] : await positionsFor(pool, { agencies, after, to, limit });
  const events = heardAmong(await eventsAt(pool, positions), hearing);
  return { events, upTo: positions.length < limit ? to : (positions.at(-1) ?? to) };
}

function heardAmong(events: readonly StoredEvent[], hearing: Hearing): Found['events'] {
  return events.flatMap((event) => {
    const heard = heardOf(hearing, event);
    return heard ? { event, receipt: heard.receipt } : [];
  });
}

/** Where somebody goes on, who may have been told so by another copy of the tracker, a moment ago. */
async function positionOf(after: string | undefined, ports: TrackerPorts): Promise<number> {
  const { newest, cursors } = ports;
  if (after === undefined) return 0;
  if (after === 'newest') return newest.upTo;
  const { position, epoch } = cursors.read(after);
  if (position > newest.upTo) await newest.fresh();
  if (position > newest.upTo || (await epochOf(position, ports)) !== epoch) {
    throw new CataloguedError('event.cursor-unknown', { cursor: after });
  }
  return position;
}

async function epochOf(position: number, { newest, pool }: TrackerPorts): Promise<number> {
  return newest.epochAt(position) ?? (await epochAt(pool, position)) ?? 0;
}

/** A fact of a kind that only a newer exchange knows is told by its name, as the timeline does. */
function eventView(event: StoredEvent, withReceipt: boolean, { cursors }: TrackerPorts): EventView {
  const { position, epoch, kind, params, at, by, document, documentId, sender, delivery, receipt } = event;
  const { recipient } = params;
  return {
    cursor: cursors.write({ position, epoch }),
    ...{ position, kind, by, document, documentId, sender, delivery },
    at: at.toISOString(),
    sentence: isFactKind(kind) ? tellFact(kind, params) : { vi: kind, en: kind },
    recipient: typeof recipient === 'string' ? recipient : undefined,
    receipt: withReceipt ? receipt : undefined,
  };
}

import type { Database } from '@edoc-axis/platform';
import {
  type LookedAt,
  lookBackAtReceived,
  lookBackAtSent,
  type Looked,
  type LookOrder,
  passThroughReceived,
  passThroughSent,
  type Place,
  type Sought,
} from '../store/look-back.js';

export interface Through {
  readonly role: 'received' | 'sent';
  readonly agencies: 'everything' | readonly LookedAt[];
  readonly sought: Sought;
  readonly before?: Place;
  /** One more than is shown. */
  readonly limit: number;
}

/** What was found, and from where on nothing has been looked at; without it, all of it has. */
export interface Found {
  readonly places: readonly Place[];
  readonly end?: Place;
}

/** Looked through in one call. Who looks for something rare goes on where it ended. */
const walkedMax = 20_000;
const lookMsMax = 1_500;
/** Read at once: few at first, because mostly what is looked for is soon found. */
const walk = { first: 500, most: 5_000 };
/** More agencies than these are looked for in all there is: with an index each, the heads of all would be read for a page. */
const agenciesOfAnIndexMax = 200;
/** Of all agencies together, in one statement. */
const headsMax = 25_000;
const dayMs = 24 * 60 * 60_000;

/** Goes back from the newest until so many are found, all are looked at, or it is enough for one call. */
export async function lookThrough(database: Database, through: Through): Promise<Found> {
  const { role, agencies, sought, limit } = through;
  const ofEach = agencies !== 'everything' && agencies.length <= agenciesOfAnIndexMax ? agencies : undefined;
  const everything = agencies === 'everything';
  const look = (order: LookOrder): Promise<Looked> => {
    if (ofEach) return role === 'received' ? lookBackAtReceived(database, order) : lookBackAtSent(database, order);
    const of = { ...order, everything };
    return role === 'received' ? passThroughReceived(database, of) : passThroughSent(database, of);
  };
  const most = ofEach
    ? Math.max(Math.min(walk.most, Math.floor(headsMax / Math.max(ofEach.length, 1))), 100)
    : walk.most;
  const isAnything = Object.values(sought).every((part) => part === undefined) && ofEach !== undefined;
  const endsAtMs = performance.now() + lookMsMax;
  const places: Place[] = [];
  let before = through.before ?? beginning(ofEach ? undefined : sought.to);
  let size = isAnything ? limit : Math.min(walk.first, most);
  for (let walked = 0; ; size = Math.min(size * 3, most)) {
    const order = { agencies: everything ? [] : agencies, sought, before, walk: size, limit: limit - places.length };
    const looked = await look(order);
    places.push(...looked.found);
    walked += looked.walked;
    if (places.length >= limit) return { places };
    if (!looked.last || looked.walked < size || isBefore(looked.last, sought.from)) return { places };
    before = looked.last;
    if (walked >= walkedMax || performance.now() > endsAtMs) return { places, end: before };
  }
}

/** Ids begin with the time they were made at, by a clock that may differ from the one by which documents are accepted. */
function beginning(to: Date | undefined): Place {
  const at = new Date(8.64e15 / 100);
  if (!to) return { at, id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };
  const ms = (to.getTime() + dayMs).toString(16).padStart(12, '0').slice(-12);
  return { at, id: `${ms.slice(0, 8)}-${ms.slice(8)}-ffff-ffff-ffffffffffff` };
}

function isBefore(last: Place, from: Date | undefined): boolean {
  return from !== undefined && last.at.getTime() < from.getTime() - dayMs;
}

import { setMaxListeners } from 'node:events';
import type { AgencyCode } from '@edoc-axis/domain';
import { inTransaction } from '@edoc-axis/platform';
import { Logger } from '@nestjs/common';
import { type Claimed, handOver, type HandOverPorts } from '../journey/index.js';
import { forwardAll, hashOfLeaseToken, maybeClosed, newLeaseToken } from '../journey/parts.js';
import {
  claimDue,
  type DueSystem,
  dueSystems,
  keepClaims,
  type KeptClaim,
  type Served,
  takeOver,
} from '../store/claims.js';
import { type DestinationRow, destinationsAmong, knowDestination, lockDestination } from '../store/destinations.js';
import { type PushedSystem, pushedSystems } from './pushed-systems.js';
import { type Room, roomFor } from './rooms.js';

/** Brings what is due to the systems that have their post brought. */
export interface Courier {
  /** Looks for what is due, claims it and sets out with it. Does not wait until it is there. */
  step(): Promise<void>;
  /** Called when an attempt has ended: there is room for another. */
  onEnded(listen: () => void): void;
  /** All attempts that are under way have ended. */
  settled(): Promise<void>;
  /** Nothing new is begun; what is under way after so long is broken off, and tried again by others. */
  close(graceMs: number): Promise<void>;
}

/**
 * Any number of copies may run: what one has claimed is leased, and counted by the others. Attempts of one destination never
 * keep another waiting: the step sets them going and looks on.
 */
export function createCourier(ports: HandOverPorts): Courier {
  const { database, directory, clock, carrying: limits } = ports;
  const logger = new Logger('courier');
  const stop = new AbortController();
  // Each attempt listens while it is under way.
  setMaxListeners(0, stop.signal);
  const running = new Map<Promise<void>, KeptClaim>();
  let keptAt = clock.now();
  const underWay = new Map<string, number>();
  let isClosed = false;
  let ended: () => void = () => undefined;
  let turn = 0;

  async function step(): Promise<void> {
    await keepWhatIsUnderWay();
    if (isClosed) return;
    const served = lookedAt(pushedSystems(directory));
    if (served.length === 0) return;
    const now = clock.now();
    const fares = await faresOf(new Set(served.map(({ system }) => system)), now);
    const tried = served.filter(({ system }) => mayBeTried(fares.get(system), now));
    for (const due of inTurn(await dueSystems(database, tried, now), tried)) {
      const { system, agencies } = due;
      if (!fares.has(system)) await know(system, now);
      if (due.elsewhere) await takeOver(database, { system, agencies });
      await claim(due, await withoutClosed(agencies));
    }
  }

  async function keepWhatIsUnderWay(): Promise<void> {
    const now = clock.now();
    // Of a clock that was set back nobody knows how long that was: it is kept again.
    const isKept = now >= keptAt && now.getTime() - keptAt.getTime() < limits.claimMs / 4;
    if (running.size === 0 || isKept) return;
    keptAt = now;
    await keepClaims(database, [...running.values()], new Date(now.getTime() + limits.claimMs));
  }

  /** A slice of all there is, beginning with another system each time: of what is scarce nobody is always the first. */
  function lookedAt(pushed: readonly PushedSystem[]): Served[] {
    const slice: Served[] = [];
    let looked = 0;
    for (; looked < pushed.length && slice.length < limits.agenciesPerLookMax; looked += 1) {
      const system = pushed[(turn + looked) % pushed.length]?.system ?? '';
      slice.push(...directory.agenciesServedBy(system, clock.now()).map((agency) => ({ system, agency })));
    }
    turn = pushed.length === 0 ? 0 : (turn + (looked === pushed.length ? 1 : looked)) % pushed.length;
    return slice;
  }

  /** At another address than it was known at it is tried at once. */
  async function faresOf(systems: ReadonlySet<string>, now: Date): Promise<Map<string, DestinationRow>> {
    const fares = await destinationsAmong(database, [...systems]);
    for (const { system, destination } of pushedSystems(directory)) {
      const known = fares.get(system);
      if (!known || known.url === destination.url) continue;
      await know(system, now);
      fares.delete(system);
    }
    return fares;
  }

  async function know(system: string, now: Date): Promise<void> {
    const url = destinationOf(system)?.url;
    if (url !== undefined) await knowDestination(database, { system, url, now });
  }

  const destinationOf = (wanted: string) =>
    pushedSystems(directory).find(({ system }) => system === wanted)?.destination;

  /** What came for an office that closed is another's by now. Where much of it is still to be forwarded it waits for that. */
  async function withoutClosed(agencies: readonly AgencyCode[]): Promise<readonly AgencyCode[]> {
    const closed = maybeClosed(directory, agencies);
    const { more } = await forwardAll(ports, closed);
    return more ? agencies.filter((agency) => !closed.includes(agency)) : agencies;
  }

  function mayBeTried(fares: DestinationRow | undefined, now: Date): boolean {
    return (fares?.open_until ?? now) <= now && (fares?.probing_until ?? now) <= now;
  }

  async function claim(due: DueSystem, agencies: readonly string[]): Promise<void> {
    const { system } = due;
    const room = isClosed ? nothing : roomFor(due, underWay, limits);
    const destination = destinationOf(system);
    if (room.attempts === 0 || !destination) return;
    const { token: leaseToken, hash } = newLeaseToken();
    const claimed = await inTransaction(database, async (client): Promise<Claimed[]> => {
      const fares = await lockDestination(client, system);
      const now = clock.now();
      if (!fares || fares.url !== destination.url || !mayBeTried(fares, now)) return [];
      const probing = fares.failures >= limits.failuresBeforeProbing;
      const rows = await claimDue(client, {
        ...{ system, agencies, now, hash, probing, urgentOnly: room.urgentOnly },
        limit: probing ? 1 : room.attempts,
        // What is urgent is claimed first: the one more is its.
        underWayMax: probing ? 1 : limits.destinationUnderWayMax + (due.urgent ? 1 : 0),
        until: new Date(now.getTime() + limits.claimMs),
      });
      return rows.map((row) => ({ due: row, system, leaseToken, destination, fares }));
    });
    for (const each of claimed) setOut(each);
  }

  function setOut(claimed: Claimed): void {
    const { system } = claimed;
    underWay.set(system, (underWay.get(system) ?? 0) + 1);
    const attempt = handOver(ports, claimed, stop.signal)
      .then(
        () => undefined,
        // Where not even its end could be written down, what was claimed is free again when its lease ends.
        (error: unknown) => logger.error({ message: 'An attempt went wrong here.', system, error }),
      )
      .finally(() => {
        running.delete(attempt);
        const others = (underWay.get(system) ?? 1) - 1;
        if (others > 0) underWay.set(system, others);
        else underWay.delete(system);
        ended();
      });
    const { due, leaseToken } = claimed;
    running.set(attempt, { delivery: due.id, n: due.n, hash: hashOfLeaseToken(leaseToken) });
  }

  return {
    step,
    onEnded(listen) {
      ended = listen;
    },
    async settled() {
      while (running.size > 0) await Promise.all(running.keys());
    },
    async close(graceMs) {
      isClosed = true;
      const timer = setTimeout(() => stop.abort(), graceMs);
      await Promise.all(running.keys());
      clearTimeout(timer);
    },
  };
}

const nothing: Room = { attempts: 0, urgentOnly: false };

/** What is urgent first; among equals, in the order in which they were looked at, which begins with another each time. */
function inTurn(due: readonly DueSystem[], looked: readonly Served[]): DueSystem[] {
  const places = new Map(looked.map(({ system }, n) => [system, n]));
  const placeOf = ({ system }: DueSystem) => places.get(system) ?? 0;
  return [...due].sort((a, b) => Number(b.urgent) - Number(a.urgent) || placeOf(a) - placeOf(b));
}

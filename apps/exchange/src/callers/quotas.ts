import type { QuotaUse } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import type { Clock } from '@edoc-axis/platform';

export interface QuotaLimits {
  readonly requestsPerMinuteMax: number;
  readonly bytesPerHourMax: number;
  readonly packetsInFlightMax: number;
}

/**
 * What each system may use of this process, so that one that runs wild does not hold up the others. Counted in memory:
 * each copy of the exchange counts what passes through it, and a restart forgives.
 */
export interface Quotas {
  /**
   * Counts a packet that is about to be received, announced as so many bytes.
   * @throws CataloguedError `caller.requests-quota`, `caller.bytes-quota`, `caller.in-flight-quota`
   */
  begin(system: string, announcedBytes: number): void;
  /**
   * One of its packets was submitted, accepted or not, or will never be.
   * @param undeclaredBytes that came without having been announced
   */
  end(system: string, undeclaredBytes?: number): void;
  /** What is used now, those nearest to a limit first; who used nothing is not named. */
  uses(limit: number): QuotaUse[];
}

/** A packet of which nothing was heard again (its gateway died) stops counting after this. */
const inFlightMsMax = 15 * 60_000;
/** Systems that have been quiet are forgotten, so that the table does not grow with the directory's history. */
const systemsMax = 20_000;

export function createQuotas(limits: QuotaLimits, clock: Clock): Quotas {
  const usages = new Map<string, Usage>();

  function usageOf(system: string): Usage {
    const usage = usages.get(system) ?? { requests: newWindow(), bytes: newWindow(), beganAt: [] };
    // The one unused for longest stands first.
    usages.delete(system);
    usages.set(system, usage);
    if (usages.size > systemsMax) usages.delete(usages.keys().next().value ?? '');
    return usage;
  }

  return {
    begin(system, announcedBytes) {
      const now = clock.now().getTime();
      const usage = usageOf(system);
      usage.beganAt = usage.beganAt.filter((beganAt) => Math.abs(now - beganAt) < inFlightMsMax);
      const { requestsPerMinuteMax, bytesPerHourMax, packetsInFlightMax } = limits;
      const requestsWaitMs = wouldExceed(usage.requests, 1, { most: requestsPerMinuteMax, spanMs: 60_000, now });
      const bytesWaitMs = wouldExceed(usage.bytes, announcedBytes, { most: bytesPerHourMax, spanMs: 3_600_000, now });
      // Of two that are used up the one that lasts longer is told: who waits as long as it was told to is let in.
      if (bytesWaitMs > 0 && bytesWaitMs >= requestsWaitMs) {
        throw new CataloguedError('caller.bytes-quota', { quotaBytesMax: bytesPerHourMax, waitMs: bytesWaitMs });
      }
      if (requestsWaitMs > 0) {
        throw new CataloguedError('caller.requests-quota', {
          requestsMax: requestsPerMinuteMax,
          waitMs: requestsWaitMs,
        });
      }
      if (usage.beganAt.length >= packetsInFlightMax) {
        throw new CataloguedError('caller.in-flight-quota', { inFlightMax: packetsInFlightMax });
      }
      usage.requests.used += 1;
      usage.bytes.used += announcedBytes;
      usage.beganAt.push(now);
    },

    end(system, undeclaredBytes = 0) {
      const usage = usageOf(system);
      usage.beganAt.shift();
      usage.bytes.used += undeclaredBytes;
    },

    uses(limit) {
      const now = clock.now().getTime();
      const used = [...usages].map(([system, usage]) => useOf(system, usage, limits, now));
      const isUsed = ({ requests, bytes, inFlight }: QuotaUse) => requests + bytes + inFlight > 0;
      return used
        .filter(isUsed)
        .sort((a, b) => nearnessOf(b) - nearnessOf(a))
        .slice(0, limit);
    },
  };
}

interface Usage {
  readonly requests: Window;
  readonly bytes: Window;
  /** Of the packets in flight, oldest first. */
  beganAt: number[];
}

function useOf(system: string, usage: Usage, limits: QuotaLimits, now: number): QuotaUse {
  const { requestsPerMinuteMax, bytesPerHourMax, packetsInFlightMax } = limits;
  return {
    system,
    requests: usedOf(usage.requests, 60_000, now),
    requestsMax: limitOf(requestsPerMinuteMax),
    bytes: usedOf(usage.bytes, 3_600_000, now),
    bytesMax: limitOf(bytesPerHourMax),
    inFlight: usage.beganAt.filter((beganAt) => Math.abs(now - beganAt) < inFlightMsMax).length,
    inFlightMax: limitOf(packetsInFlightMax),
  };
}

function limitOf(most: number): number | undefined {
  return Number.isFinite(most) ? most : undefined;
}

/** The largest share of a limit. */
function nearnessOf({ requests, requestsMax, bytes, bytesMax, inFlight, inFlightMax }: QuotaUse): number {
  return Math.max(
    requests / (requestsMax ?? Infinity),
    bytes / (bytesMax ?? Infinity),
    inFlight / (inFlightMax ?? Infinity),
  );
}

function usedOf({ since, used }: Window, spanMs: number, now: number): number {
  return now < since || now - since >= spanMs ? 0 : used;
}

interface Window {
  since: number;
  used: number;
}

function newWindow(): Window {
  return { since: 0, used: 0 };
}

/**
 * How long to wait until so much more fits; 0 when it fits now. A window begins with the first use after the last ended, or
 * after the clock was set back behind its beginning: nobody waits for an hour because of that.
 */
function wouldExceed(
  window: Window,
  more: number,
  { most, spanMs, now }: { most: number; spanMs: number; now: number },
): number {
  if (now < window.since || now - window.since >= spanMs) Object.assign(window, { since: now, used: 0 });
  // A single packet above the limit still fits an empty window: its size is another limit's business.
  return window.used > 0 && window.used + more > most ? window.since + spanMs - now : 0;
}

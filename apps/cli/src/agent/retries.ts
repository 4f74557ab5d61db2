const pauseMsMin = 5_000;
const pauseMsMax = 15 * 60_000;
/** Of things that are not tried any more, somebody took them away; by then they may be forgotten. */
const keptMax = 10_000;

/** What failed for now is tried again after a pause that grows, a little earlier or later than others'. */
export interface Retries {
  isDue(key: string): boolean;
  later(key: string): void;
  forget(key: string): void;
}

export function createRetries(
  now: () => number = () => performance.now(),
  random: () => number = Math.random,
): Retries {
  const waiting = new Map<string, { pauseMs: number; at: number }>();
  return {
    isDue: (key) => (waiting.get(key)?.at ?? 0) <= now(),
    later(key) {
      const pauseMs = Math.min(pauseMsMax, (waiting.get(key)?.pauseMs ?? pauseMsMin / 2) * 2);
      if (waiting.size >= keptMax) waiting.clear();
      waiting.set(key, { pauseMs, at: now() + pauseMs * (0.5 + random()) });
    },
    forget: (key) => waiting.delete(key),
  };
}

import type { Clock } from '@edoc-axis/platform';
import type { RegistryStore } from '../store/registry-store.js';

/** In one transaction, of each: nobody who registers something waits for long. */
const atOnceMax = 5_000;

/** So long an answer is there after nobody can rest on it any more: the exchange fetches those its documents name. */
const fetchedMs = 7 * 24 * 60 * 60_000;

/**
 * Lets go of what a later answer about the same certificate has replaced, once it is old: ten thousand certificates asked
 * about twice a day would fill the registry otherwise. A later good answer says all that an earlier one said.
 * @returns whether there may be more
 */
export async function pruneRevocations({
  store,
  clock,
  graceMs,
  revocationsKeptMs,
}: {
  readonly store: RegistryStore;
  readonly clock: Clock;
  readonly graceMs: number;
  readonly revocationsKeptMs: number;
}): Promise<boolean> {
  const now = clock.now().getTime();
  const before = {
    versions: new Date(now - revocationsKeptMs),
    answers: new Date(now - Math.max(revocationsKeptMs, graceMs + fetchedMs)),
  };
  const { versions, answers } = await store.inOrder(({ revocations }) => revocations.prune(before, atOnceMax));
  return versions === atOnceMax || answers === atOnceMax;
}

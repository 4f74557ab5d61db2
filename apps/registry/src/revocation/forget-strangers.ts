import type { RevocationPorts } from './ports.js';

/** The exchange says once a week which it still meets. */
const unmetMs = 90 * 24 * 60 * 60_000;

/** What no document brings any more is asked no more. */
export function forgetStrangers({ store, clock }: Pick<RevocationPorts, 'store' | 'clock'>): Promise<void> {
  const since = new Date(clock.now().getTime() - unmetMs);
  return store.inOrder(({ revocations }) => revocations.forgetStrangers(since));
}

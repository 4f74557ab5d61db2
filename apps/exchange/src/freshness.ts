import { CataloguedError } from '@edoc-axis/domain';
import type { Clock } from '@edoc-axis/platform';
import type { Pool } from 'pg';
import { confirmDirectory, directoryConfirmedAt } from './store/directory-confirmed.js';

/** How old what is known of the directory is: since when nobody has said that there is nothing newer. */
export interface Freshness {
  confirmedAt(): Date;
  /** It was the newest at that moment. */
  confirm(at: Date): Promise<void>;
}

/** Written down so often at the most: a restart must make nothing younger, and need not know the second. */
const writtenEveryMs = 60_000;

/** What was saved without a word on its age counts from now: an axis that was updated with its registry down goes on. */
export async function keepFreshness(database: Pool, clock: Clock): Promise<Freshness> {
  let confirmedAt = (await directoryConfirmedAt(database)) ?? clock.now();
  let writtenAt: Date | undefined;
  return {
    confirmedAt: () => confirmedAt,
    async confirm(at) {
      if (at > confirmedAt) confirmedAt = at;
      if (writtenAt && at.getTime() - writtenAt.getTime() < writtenEveryMs) return;
      await confirmDirectory(database, at);
      writtenAt = at;
    },
  };
}

export interface FreshnessPorts extends Pick<Freshness, 'confirmedAt'> {
  /** Takes what the registry has published by now. */
  readonly catchUp: () => Promise<unknown>;
  readonly clock: Clock;
  readonly times: { readonly directoryAgeMs: number };
}

/**
 * A registry that has been silent for so long may have closed an agency or distrusted a certificate since: nothing new is
 * accepted by older facts. What was accepted goes on its way. Who slept, or whose clock was set, asks the registry first.
 * @throws CataloguedError `process.directory-stale`
 */
export async function demandFresh(ports: FreshnessPorts): Promise<void> {
  if (isFresh(ports)) return;
  await ports.catchUp().catch(() => undefined);
  if (isFresh(ports)) return;
  const { confirmedAt, times } = ports;
  throw new CataloguedError('process.directory-stale', { confirmedAt: confirmedAt(), ageMs: times.directoryAgeMs });
}

function isFresh({ confirmedAt, clock, times }: FreshnessPorts): boolean {
  return clock.now().getTime() - confirmedAt().getTime() <= times.directoryAgeMs;
}

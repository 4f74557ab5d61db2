import { showFeed, showOperations } from '@edoc-axis/contracts';
import { isCatalogued } from '@edoc-axis/domain';
import { type AskedFor, problemOf } from '@edoc-axis/platform';
import { z } from 'zod';
import type { Asker, ContentStore } from '../ports.js';
import { examineParts, partReadiness } from './examine-parts.js';

const exchangeSays = showOperations.reply.omit({ directory: true, newestFactAt: true });

/** What a part that cannot be asked would have said is absent; `parts` says why. */
export const operationsView = exchangeSays.partial().extend({
  /** How far the tracker lags behind what happened. */
  feed: z
    .object({ position: z.number().int().nonnegative(), behindSeconds: z.number().int().nonnegative() })
    .optional(),
  /** The directory each process goes by. */
  directories: z.array(
    z.object({
      process: z.enum(['exchange', 'tracker']),
      version: z.number().int().nonnegative(),
      ageMs: z.number().int().nonnegative().optional(),
    }),
  ),
  parts: z.array(partReadiness),
});

/**
 * How the axis fares, from whoever can be asked: it is looked at when something is down, so a part that is costs only what
 * that part knows.
 * @throws CataloguedError what a caller is refused with who may not look
 */
export async function gatherOperations(
  asker: Asker,
  content: ContentStore,
  waitMs: number,
  by: AskedFor,
): Promise<z.output<typeof operationsView>> {
  const [exchange, tracker] = await Promise.all([
    asker.ask(showOperations, {}, by).catch(absentWhenAway),
    asker.ask(showFeed, {}, by).catch(absentWhenAway),
  ]);
  const { directory, newestFactAt, ...said } = exchange ?? {};
  return {
    ...said,
    feed: tracker && { position: tracker.position, behindSeconds: secondsBetween(tracker.newestFactAt, newestFactAt) },
    directories: [
      ...(directory ? [{ process: 'exchange' as const, version: directory.version, ageMs: directory.ageMs }] : []),
      ...(tracker ? [{ process: 'tracker' as const, version: tracker.directory.version }] : []),
    ],
    parts: await examineParts(asker, content, waitMs),
  };
}

function absentWhenAway(error: unknown): undefined {
  if (isCatalogued(error) && problemOf(error, 'en').status >= 500) return undefined;
  throw error;
}

/** Where the tracker has nothing yet, or more than was told a moment before, it is not behind by any time that can be named. */
function secondsBetween(here: string | undefined, there: string | undefined): number {
  if (here === undefined || there === undefined) return 0;
  return Math.max(0, Math.round((Date.parse(there) - Date.parse(here)) / 1000));
}

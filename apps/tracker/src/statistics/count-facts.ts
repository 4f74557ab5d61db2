import type { Pool } from 'pg';
import { countedUpTo, countPage } from '../store/daily-counts.js';

export interface FactCounter {
  /** Counts one page. Safe to repeat after dying at any line, and beside other copies of the tracker. */
  step(): Promise<{ readonly more: boolean }>;
}

/** At a country's pace what happens in some seconds, summed up before it is written. */
const factsPerPage = 5_000;

/** Counts facts after they are here: each once, whatever becomes of this process, and none of what is nobody's post. */
export function createFactCounter(pool: Pool, pageMax = factsPerPage): FactCounter {
  return {
    async step() {
      const after = await countedUpTo(pool);
      const upTo = await countPage(pool, after, pageMax);
      // Another copy was quicker, or there was nothing.
      if (upTo === undefined) return { more: (await countedUpTo(pool)) !== after };
      return { more: BigInt(upTo) - BigInt(after) >= BigInt(pageMax) };
    },
  };
}

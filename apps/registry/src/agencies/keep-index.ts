import { setTimeout as wait } from 'node:timers/promises';
import { AgencyIndex, AgencyTree, type Clock, Directory } from '@edoc-axis/platform';
import type { RegistryStore } from '../store/registry-store.js';

export interface KeptIndex {
  /**
   * As of the newest version, whoever wrote it. Where so many came at once that taking them in takes longer than `waitMs`,
   * as of as many as are in by then.
   */
  current(waitMs?: number): Promise<Kept>;
  /** The same within a moment, but what another copy of this process wrote in the last second may be missing: mostly nobody is asked. */
  recent(): Promise<Kept>;
}

/** What the registry has in memory of its own directory: agencies to search, who stands below whom, and who serves them. */
export interface Kept {
  readonly index: AgencyIndex;
  readonly tree: AgencyTree;
  readonly directory: Directory;
}

/** Read at once; in between other questions are answered. */
const versionsMax = 2_000;
/** As long as every other process may take to hear of a change. */
const recentMs = 1_000;
/** Who looks somebody up does not wait for a country that was just imported: other processes hear of it no sooner. */
export const lookUpWaitMs = 200;

/** Fills the index with the first question and brings it up to date with every further one: a look at one number. */
export function keepIndex(store: Pick<RegistryStore, 'reader' | 'acts'>, clock: Clock): KeptIndex {
  const { reader } = store;
  const kept: Kept = { index: new AgencyIndex(), tree: new AgencyTree(), directory: new Directory() };
  const { index, tree, directory } = kept;
  let updating: Promise<void> | undefined;
  let isFilled = false;
  /** When it was the newest last, and how much this process had written by then. */
  let looked = { atMs: -Infinity, acts: 0 };

  async function update(version: number): Promise<void> {
    while (index.version < version) {
      const upTo = Math.min(version, index.version + versionsMax);
      const changes = await reader.changesBetween(index.version, upTo, ['agency', 'system', 'serving']);
      directory.apply(changes, upTo);
      for (const { entry } of changes) if (entry.kind === 'agency') tree.put(entry);
      index.apply(changes, upTo);
    }
  }

  async function current(waitMs = Infinity): Promise<Kept> {
    const looking = { atMs: clock.now().getTime(), acts: store.acts() };
    const version = await reader.version();
    const until = performance.now() + waitMs;
    // One that is under way may have begun for an older version.
    while (index.version < version) {
      updating ??= update(version).finally(() => {
        updating = undefined;
      });
      // With nothing in it yet it would say that nobody is there.
      const isPatient = !isFilled || waitMs === Infinity;
      await (isPatient ? updating : Promise.race([updating, wait(until - performance.now())]));
      if (!isPatient && performance.now() >= until) return kept;
    }
    isFilled = true;
    looked = looking;
    return kept;
  }

  return {
    current,
    async recent() {
      const ageMs = clock.now().getTime() - looked.atMs;
      return looked.acts === store.acts() && ageMs >= 0 && ageMs < recentMs ? kept : current(lookUpWaitMs);
    },
  };
}

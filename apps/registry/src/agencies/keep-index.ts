import type { RegistryReader } from '../store/registry-reader.js';
import { AgencyIndex } from './agency-index.js';

/** The index as of the newest version, whoever wrote it. */
export type CurrentIndex = () => Promise<AgencyIndex>;

/** Between two chunks other questions are answered. */
const changesMax = 2_000;

/** Fills the index with the first question and brings it up to date with every further one: a look at one number. */
export function keepIndex(reader: RegistryReader): CurrentIndex {
  const index = new AgencyIndex();
  let updating: Promise<void> | undefined;

  async function update(version: number): Promise<void> {
    while (index.version < version) {
      const changes = await reader.changesAfter(index.version, ['agency'], changesMax);
      index.apply(changes, changes.length < changesMax ? version : (changes.at(-1)?.version ?? version));
    }
  }

  return async () => {
    const version = await reader.version();
    // One that is under way may have begun for an older version.
    while (index.version < version) {
      updating ??= update(version).finally(() => {
        updating = undefined;
      });
      await updating;
    }
    return index;
  };
}

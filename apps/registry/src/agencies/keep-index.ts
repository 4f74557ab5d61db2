import type { RegistryReader } from '../store/registry-reader.js';
import { AgencyIndex } from '@edoc-axis/platform';

/** The index as of the newest version, whoever wrote it. */
export type CurrentIndex = () => Promise<AgencyIndex>;

/** Read at once; in between other questions are answered. */
const versionsMax = 2_000;

/** Fills the index with the first question and brings it up to date with every further one: a look at one number. */
export function keepIndex(reader: RegistryReader): CurrentIndex {
  const index = new AgencyIndex();
  let updating: Promise<void> | undefined;

  async function update(version: number): Promise<void> {
    while (index.version < version) {
      const upTo = Math.min(version, index.version + versionsMax);
      index.apply(await reader.changesBetween(index.version, upTo, ['agency']), upTo);
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

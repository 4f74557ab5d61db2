import type { Caller, DirectoryFollower } from '@edoc-axis/platform';
import type { FactPuller } from './pull-facts.js';

/** Longer nobody waits for a page that is only a little fresher; the answer says how fresh it is. */
const freshenMsMax = 300;

/**
 * A look at the feed before an answer, and at the directory when it does not know the caller yet. Failures are the loops'
 * to tell, not the reader's.
 */
export function createFreshener(puller: FactPuller, follower: DirectoryFollower): (caller: Caller) => Promise<void> {
  return async ({ kind, id }) => {
    const isNew = kind === 'system' && follower.directory.system(id) === undefined;
    const looks = Promise.allSettled([puller.fresh(), isNew && follower.catchUp()]);
    await new Promise<void>((resolve) => {
      const late = setTimeout(resolve, freshenMsMax);
      void looks.then(() => {
        clearTimeout(late);
        resolve();
      });
    });
  };
}

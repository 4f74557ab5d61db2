import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** To look costs the more, the more tests ran before in this process. */
const shareOfLooking = 0.1;

/** How much more than before this process, sender and all, held on to at any look, and the longest turn of its loop. */
export function watchProcess() {
  const before = heldBytes();
  let most = before;
  let turnMs = 0;
  let watching = true;
  const watch = async () => {
    let nextLook = performance.now();
    for (let last = nextLook; watching;) {
      await nextTurn();
      turnMs = Math.max(turnMs, performance.now() - last);
      last = performance.now();
      if (last < nextLook) continue;
      most = Math.max(most, heldBytes());
      const lookedMs = performance.now() - last;
      last += lookedMs;
      nextLook = last + lookedMs / shareOfLooking;
    }
  };
  void watch();
  return () => {
    watching = false;
    return { growthBytes: most - before, turnMs };
  };
}

/** What somebody still refers to. What waits to be swept depends on the machine, and so does the size of the process. */
function heldBytes(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

import { setImmediate } from 'node:timers/promises';

/** Some milliseconds of reading and judging. */
const itemsOfStep = 500;

/** Does something with each of many, with turns between in which others are answered. */
export async function inSteps<Item>(items: Iterable<Item>, work: (item: Item) => void): Promise<void> {
  let done = 0;
  for (const item of items) {
    work(item);
    done += 1;
    if (done % itemsOfStep === 0) await setImmediate();
  }
}

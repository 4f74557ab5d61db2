import { setTimeout as wait } from 'node:timers/promises';

const everyMs = 50;
const waitedMsMax = 30_000;

/** Asks another process again until it answers as hoped: for what happens in its own time, and never longer than needed. */
export async function eventually<T>(ask: () => Promise<T>): Promise<T> {
  const until = Date.now() + waitedMsMax;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > until) throw error;
      await wait(everyMs);
    }
  }
}

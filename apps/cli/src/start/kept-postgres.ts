import { setTimeout as wait } from 'node:timers/promises';
import { type PostgresOptions, startPostgres } from '@edoc-axis/platform';
import { createBackOff } from './back-off.js';
import type { OnDeath } from './kept-role.js';

export interface KeptPostgres {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

const lookEveryMs = 500;
const restartMsMin = 500;
const restartMsMax = 30_000;

/** The embedded PostgreSQL, started again when it dies; its address stays the same. It may be no child of ours, so we look. */
export async function keepPostgres(options: PostgresOptions, onDeath: OnDeath): Promise<KeptPostgres> {
  let running = await startPostgres(options);
  const stopped = new AbortController();
  const watching = watch();

  async function watch(): Promise<void> {
    while (await pause(stopped.signal)) {
      if (running.isRunning()) continue;
      onDeath('postgres');
      await startAgain();
    }
  }

  async function startAgain(): Promise<void> {
    const backOff = createBackOff(restartMsMin, restartMsMax);
    do {
      try {
        running = await startPostgres(options);
        return;
      } catch (error) {
        onDeath('postgres', error);
      }
    } while (await backOff.pause(stopped.signal));
  }

  return {
    url: running.url,
    get pid() {
      return running.pid;
    },
    async stop() {
      stopped.abort();
      await watching;
      await running.stop();
    },
  };
}

/** False when there is nothing to wait for any more. */
function pause(signal: AbortSignal): Promise<boolean> {
  return wait(lookEveryMs, true, { signal }).catch(() => false);
}

import { setTimeout as wait } from 'node:timers/promises';
import { type PostgresOptions, startPostgres } from '@edoc-axis/platform';

export interface KeptPostgres {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

const lookEveryMs = 500;

/** The embedded PostgreSQL, started again when it dies; its address stays the same. It may be no child of ours, so we look. */
export async function keepPostgres(options: PostgresOptions, onDeath: () => void): Promise<KeptPostgres> {
  let running = await startPostgres(options);
  const ended = new AbortController();
  const watching = watch();

  async function watch(): Promise<void> {
    while (await pause(ended.signal)) {
      if (running.isRunning()) continue;
      onDeath();
      running = await startPostgres(options).catch(() => running);
    }
  }

  return {
    url: running.url,
    get pid() {
      return running.pid;
    },
    async stop() {
      ended.abort();
      await watching;
      await running.stop();
    },
  };
}

/** False when there is nothing to wait for any more. */
function pause(signal: AbortSignal): Promise<boolean> {
  return wait(lookEveryMs, true, { signal }).catch(() => false);
}

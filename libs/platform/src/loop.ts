import { Logger } from '@nestjs/common';

/** Something done again and again in the background, one step at a time. */
export interface Loop {
  /** Does one step now and waits for it; for tests, which never wait for time to pass. Throws what the step throws. */
  step(): Promise<void>;
  /** There may be something to do: the next step begins at once, or as soon as the one under way has ended. */
  nudge(): void;
  start(): void;
  /** No further step begins; waits for the one under way. */
  stop(): Promise<void>;
}

export interface LoopOptions {
  readonly name: string;
  readonly everyMs: number;
  /** When it returns true there is more to do, and the next step begins without waiting. */
  readonly step: () => Promise<unknown>;
  readonly backOffMsMax?: number;
}

/** After an error the wait doubles up to this; the first step that succeeds brings the ordinary pace back. */
const backOffMsMaxOtherwise = 60_000;
/** Processes start at once and may ask each other too early: only what goes on failing is an error. */
const failuresBeforeError = 3;

export function createLoop({ name, everyMs, step, backOffMsMax = backOffMsMaxOtherwise }: LoopOptions): Loop {
  const logger = new Logger(`loop ${name}`);
  let running = false;
  let timer: NodeJS.Timeout | undefined;
  let underWay: Promise<unknown> | undefined;
  let nudged = false;
  let failures = 0;

  async function once(): Promise<boolean> {
    // Two steps at once would do the same work twice.
    while (underWay) await underWay.catch(() => undefined);
    const current = step();
    underWay = current;
    try {
      return (await current) === true;
    } finally {
      underWay = undefined;
    }
  }

  async function turn(): Promise<void> {
    timer = undefined;
    nudged = false;
    let more = false;
    try {
      more = await once();
      failures = 0;
    } catch (error) {
      failures += 1;
      const message = 'A step failed and will be tried again.';
      if (failures < failuresBeforeError) logger.warn({ message, failures, reason: reasonOf(error) });
      else logger.error({ message, failures, error });
    }
    const pauseMs = failures > 0 ? Math.min(everyMs * 2 ** failures, backOffMsMax) : everyMs;
    schedule(more || (nudged && failures === 0) ? 0 : pauseMs);
  }

  function schedule(ms: number): void {
    if (!running || timer) return;
    timer = setTimeout(() => void turn(), ms);
    timer.unref();
  }

  return {
    async step() {
      await once();
    },
    nudge() {
      nudged = true;
      // While it fails, a nudge does not shorten the wait: it would turn a broken database into a busy loop.
      if (!running || underWay || failures > 0) return;
      clearTimeout(timer);
      timer = undefined;
      schedule(0);
    },
    start() {
      if (running) return;
      running = true;
      schedule(0);
    },
    async stop() {
      running = false;
      clearTimeout(timer);
      timer = undefined;
      await underWay?.catch(() => undefined);
    },
  };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

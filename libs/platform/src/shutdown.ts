import { setTimeout as wait } from 'node:timers/promises';
import { Logger } from '@nestjs/common';

type Close = () => void | Promise<void>;

/**
 * What must be closed when the process ends, in the reverse of the order it was opened: who asks goes before what it
 * asks. Each is waited for; the deadline is for all together, and what it finds still open is left to the operating
 * system.
 */
export interface Shutdown {
  /** Aborted before anything is closed: what waits for something to happen waits no longer. */
  readonly stopping: AbortSignal;
  /** Registers what was just opened. */
  add(name: string, close: Close): void;
  /** Closes everything, once; a second call waits for the first. Never throws. */
  run(reason: string): Promise<void>;
}

export function createShutdown(deadlineMs: number): Shutdown {
  const logger = new Logger('shutdown');
  const open: { name: string; close: Close }[] = [];
  const stopping = new AbortController();
  let running: Promise<void> | undefined;

  async function closeAll(): Promise<void> {
    for (let last = open.pop(); last; last = open.pop()) {
      try {
        await last.close();
      } catch (error) {
        logger.error({ message: `Closing the ${last.name} failed.`, error });
      }
    }
  }

  async function closeInTime(reason: string): Promise<void> {
    logger.log({ message: 'Finishing what is under way.', reason });
    stopping.abort();
    const closed = new AbortController();
    const late = wait(deadlineMs, true, { signal: closed.signal }).catch(() => false);
    if (await Promise.race([closeAll().then(() => false), late])) {
      logger.error({ message: 'The deadline passed before everything was closed.', deadlineMs });
    }
    closed.abort();
  }

  return {
    stopping: stopping.signal,
    add: (name, close) => void open.push({ name, close }),
    run: (reason) => (running ??= closeInTime(reason)),
  };
}

/** Closes and ends the process on SIGTERM and SIGINT; a second signal does not wait. */
export function endOnSignals(shutdown: Shutdown): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      process.once(signal, () => process.exit(1));
      void shutdown.run(signal).then(() => process.exit(0));
    });
  }
}

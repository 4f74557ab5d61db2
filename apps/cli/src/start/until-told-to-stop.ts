export interface ToldToStop {
  /** Resolves at the first SIGINT, SIGTERM or SIGHUP. */
  readonly told: Promise<void>;
  /** Aborted at that moment: what has only begun need not be finished. */
  readonly signal: AbortSignal;
}

/** A second signal ends the program at once; its processes then end by themselves, and PostgreSQL is adopted next time. */
export function untilToldToStop(): ToldToStop {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const controller = new AbortController();
  const told = new Promise<void>((resolve) => {
    const first = () => {
      for (const signal of signals) process.off(signal, first).on(signal, () => process.exit(130));
      controller.abort(new StoppedWhileStarting());
      resolve();
    };
    for (const signal of signals) process.on(signal, first);
  });
  return { told, signal: controller.signal };
}

/** Nothing went wrong: somebody changed his mind before it was up. */
export class StoppedWhileStarting extends Error {
  override readonly name = 'StoppedWhileStarting';
}

import { setTimeout as wait } from 'node:timers/promises';

/** Waits that double from one to the next, for what fails again and again. */
export interface BackOff {
  /** False when there is nothing to wait for any more. */
  pause(signal: AbortSignal): Promise<boolean>;
  /** It has held for long enough: the next failure is a first one. */
  reset(): void;
}

export function createBackOff(msMin: number, msMax: number): BackOff {
  let ms = msMin;
  return {
    pause(signal) {
      const pausing = wait(ms, true, { signal }).catch(() => false);
      ms = Math.min(ms * 2, msMax);
      return pausing;
    },
    reset() {
      ms = msMin;
    },
  };
}

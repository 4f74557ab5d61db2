import { copyFileSync, statSync, truncateSync } from 'node:fs';

/** Of a log that nobody rotates; what came before it lies beside it once. */
const logBytesMax = 16 * 1024 * 1024;
const lookEveryMs = 10_000;

/**
 * Keeps a log file that several processes append to from filling the disk: at its limit it is copied to `<file>.1` and
 * begins anew. What is written between copying and cutting is lost; an axis in earnest writes to stderr and leaves its
 * log to the service manager.
 */
export function keepLogSmall(file: string, bytesMax = logBytesMax, everyMs = lookEveryMs): { stop(): void } {
  const timer = setInterval(() => {
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) <= bytesMax) return;
    copyFileSync(file, `${file}.1`);
    truncateSync(file);
  }, everyMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

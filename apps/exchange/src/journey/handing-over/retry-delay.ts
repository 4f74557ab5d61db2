import type { CarryingLimits } from './carrying-limits.js';

type Limits = Pick<CarryingLimits, 'retryMsMin' | 'retryMsMax'>;

/**
 * How long to wait after so many failures: twice as long each time, within bounds. Up to half of it is left to chance, so
 * that those who failed together do not come again together.
 * @param failures from 1
 * @param random from 0 to 1
 */
export function retryDelayMs(failures: number, random: number, { retryMsMin, retryMsMax }: Limits): number {
  // 2 to the power of 1024 is more than a number holds.
  const wholeMs = Math.min(retryMsMax, retryMsMin * 2 ** Math.min(failures - 1, 30));
  return Math.max(retryMsMin, Math.round(wholeMs * (1 - random / 2)));
}

/**
 * When the other side wants to be asked again (RFC 9110, section 10.2.3), in seconds or as a date, within the same bounds.
 * @returns undefined when it says nothing, or nothing that can be read
 */
export function retryAfterMs(header: string | undefined, now: Date, { retryMsMin, retryMsMax }: Limits) {
  if (header === undefined) return undefined;
  const wantedMs = /^\d{1,9}$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now.getTime();
  return Number.isNaN(wantedMs) ? undefined : Math.min(retryMsMax, Math.max(retryMsMin, wantedMs));
}

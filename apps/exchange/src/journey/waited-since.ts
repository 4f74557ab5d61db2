/** For so long, in milliseconds, it stood as it did; no less than nothing where two clocks differ. The tracker counts it. */
export function waitedSince(since: Date, at: Date): number {
  return Math.max(0, at.getTime() - since.getTime());
}

import type { ServingEntry } from '@edoc-axis/contracts';
import type { EntryChange } from '../store/entry-change.js';

/** What was long ago counts for nothing: a system that left an agency may finish its business for a year. */
const periodsMax = 100;

/**
 * Who serves an agency when, once a system serves it from a moment on: what was planned for that moment or later falls
 * away, and whoever serves it until then ends there.
 * @param since RFC 3339 in UTC
 * @returns the same entry when it says so already
 */
export function serveFrom(serving: ServingEntry, system: string, since: string): ServingEntry {
  const last = serving.periods.at(-1);
  // Moved twice within a millisecond: it was never served in between.
  const earlier = serving.periods.filter((period) => period.since < since);
  const current = earlier.at(-1);
  const serves = current?.system === system && (current.until === undefined || current.until >= since);
  if (serves) {
    if (current === last && current.until === undefined) return serving;
    return { ...serving, periods: [...earlier.slice(0, -1), { system, since: current.since }] };
  }
  if (last?.system === system && last.since === since && last.until === undefined) return serving;
  const ended = earlier.map((period) =>
    period.until === undefined || period.until > since ? { ...period, until: since } : period,
  );
  return { ...serving, periods: [...ended, { system, since }].slice(-periodsMax) };
}

/** What changes of the entry then: nothing when it says so already. */
export function servingChange(before: ServingEntry, system: string, since: string): EntryChange[] {
  const after = serveFrom(before, system, since);
  return after === before ? [] : [{ before: before.periods.length > 0 ? before : undefined, after }];
}

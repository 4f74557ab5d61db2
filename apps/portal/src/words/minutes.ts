/** Vietnam has one offset and no summer time. */
const offsetMs = 7 * 60 * 60 * 1000;

/** `2030-01-01T00:00`: an instant as a field for day and time holds it, in the office's time. */
export function minuteForField(instant: string | undefined): string {
  const ms = Date.parse(instant ?? '');
  return Number.isNaN(ms) ? '' : new Date(ms + offsetMs).toISOString().slice(0, 16);
}

/** Back again: `2030-01-01T00:00:00+07:00`. */
export function instantOfField(written: string): string {
  return written === '' ? '' : `${written.slice(0, 16)}:00+07:00`;
}

/**
 * A list of which the first rows were asked for anew: these stand first, and what had been loaded beyond them stays. Of a row
 * that stands in both, the new one counts.
 */
export function mergeLines<Row>(
  fresh: { readonly rows: readonly Row[]; readonly next?: string },
  known: { readonly rows: readonly Row[]; readonly next?: string },
  keyOf: (row: Row) => string,
): { rows: readonly Row[]; next?: string } {
  // All there is, or as much as was there before: nothing of what was known is missing in it.
  if (fresh.next === undefined || fresh.rows.length >= known.rows.length) return { rows: fresh.rows, next: fresh.next };
  const keys = new Set(fresh.rows.map(keyOf));
  const last = fresh.rows.at(-1);
  const lastAt = last === undefined ? -1 : known.rows.findIndex((row) => keyOf(row) === keyOf(last));
  const beyond = known.rows.slice(lastAt + 1).filter((row) => !keys.has(keyOf(row)));
  return { rows: [...fresh.rows, ...beyond], next: known.next };
}

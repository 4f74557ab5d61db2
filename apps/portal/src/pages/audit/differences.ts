/** One thing that is another afterwards; absent on the side where it is not there. */
export interface ChangedField {
  /** Where it stands: names of fields and places in lists. */
  readonly path: readonly string[];
  readonly before?: unknown;
  readonly after?: unknown;
}

const fieldsMax = 300;

/** What differs between two records of whatever shape, field by field; without one before, all of the other. */
export function differencesOf(before: unknown, after: unknown, path: readonly string[] = []): ChangedField[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const names = namesIn(before, after);
  if (!names) return [{ path, before, after }];
  return names
    .flatMap((name) => differencesOf(fieldOf(before, name), fieldOf(after, name), [...path, name]))
    .slice(0, fieldsMax);
}

/** None where one of them is no record, or both are lists of plain values: these are read as a whole. */
function namesIn(before: unknown, after: unknown): string[] | undefined {
  const sides = [before, after].filter((side) => side !== undefined && side !== null);
  if (sides.length === 0 || !sides.every((side) => typeof side === 'object')) return undefined;
  if (sides.every((side) => Array.isArray(side) && side.every((each) => typeof each !== 'object'))) return undefined;
  return [...new Set(sides.flatMap((side) => Object.keys(side as object)))];
}

function fieldOf(side: unknown, name: string): unknown {
  return typeof side === 'object' && side !== null ? (side as Readonly<Record<string, unknown>>)[name] : undefined;
}

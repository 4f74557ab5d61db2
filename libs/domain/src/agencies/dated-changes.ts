/**
 * What changes of a dated entry at a moment: the fields that do and no others, null for one that is there no longer. A
 * change to come therefore says nothing of what is changed in the meantime, and leaves it as it is.
 */
export interface DatedChange {
  /** RFC 3339, in UTC and with milliseconds: the moments of an entry are compared as they are written. */
  readonly since: string;
}

/** An entry as it was at first, and what has changed since or will change, oldest first; nearly always nothing. */
export interface DatedEntry {
  readonly changes?: readonly DatedChange[];
}

/** The entry as it stands at that moment, without its changes. Where nothing ever changes it is the entry itself. */
export function standingAt<Entry extends DatedEntry>(entry: Entry, at: Date): Entry {
  if (entry.changes === undefined) return entry;
  const { changes, ...first } = entry;
  const standing: Record<string, unknown> = first;
  const moment = at.toISOString();
  for (const { since, ...fields } of changes) {
    if (since > moment) break;
    for (const [field, value] of Object.entries(fields)) {
      if (value === null) Reflect.deleteProperty(standing, field);
      else standing[field] = value;
    }
  }
  return standing as Entry;
}

/** The entry as it stood, stands and will stand: at first, and from each of its changes on. */
export function versionsOf<Entry extends DatedEntry>(
  entry: Entry,
  firstSince: string,
): { readonly since: string; readonly standing: Entry }[] {
  const moments = new Set([firstSince, ...(entry.changes ?? []).map(({ since }) => since)]);
  return [...moments].sort().map((since) => ({ since, standing: standingAt(entry, new Date(since)) }));
}

/** The changes with one more. What was to change at the same moment still does, unless this one says otherwise. */
export function withChange<Change extends DatedChange>(changes: readonly Change[], change: Change): Change[] {
  const sameMoment = changes.find(({ since }) => since === change.since);
  return [...withoutChange(changes, change.since), { ...sameMoment, ...change }].sort((one, other) =>
    one.since < other.since ? -1 : 1,
  );
}

export function withoutChange<Change extends DatedChange>(changes: readonly Change[], since: string): Change[] {
  return changes.filter((change) => change.since !== since);
}

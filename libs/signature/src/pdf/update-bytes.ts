import type { PdfFile } from './pdf-file.js';
import type { Revision } from './revision.js';
import type { Span } from './value.js';
import { ValueReader } from './value-reader.js';
import { isSameEntry, type XrefSection } from './xref-section.js';

/**
 * Whether everything behind `signed` is made of objects its updates list, of their cross-reference sections and of nothing
 * else. What stands between is read by nobody now, and might be by a program that repairs files.
 * Throws CataloguedError `pdf.…` when an object cannot be read.
 */
export function isMadeOfUpdates(signed: Revision, current: Revision, updates: readonly XrefSection[]): boolean {
  const spans = [...updates.flatMap((update) => update.spans), ...objectSpans(signed, current, updates)];
  if (spans.some(({ from }) => from < signed.end)) return false;
  spans.sort((one, other) => one.from - other.from || one.to - other.to);
  let behind = signed.end;
  for (const { from, to } of spans) {
    if (to === behind) continue;
    if (from < behind || !isFiller(current.file, behind, from)) return false;
    behind = to;
  }
  return isFiller(current.file, behind, current.end);
}

/** Of every object the updates list, be it superseded by one of them or not. */
function objectSpans(signed: Revision, current: Revision, updates: readonly XrefSection[]): Span[] {
  return updates.flatMap(({ entries }) =>
    [...entries].flatMap(([number, entry]) => {
      if (entry.kind !== 'plain' || isSameEntry(entry, signed.entry(number))) return [];
      const object = current.objectOf(number, entry);
      return [{ from: object.from, to: current.endOf(object) }];
    }),
  );
}

/** White space, comments and `startxref` with its number. */
function isFiller(file: PdfFile, from: number, to: number): boolean {
  if (to - from > fillerBytesMax) return false;
  const reader = new ValueReader({ bytes: file.access.read(from, to), from }, file.limits);
  for (;;) {
    reader.skipSpace();
    if (reader.peek() === -1) return true;
    if (!reader.takeKeyword('startxref')) return false;
    reader.whole();
  }
}

const fillerBytesMax = 4096;

import type { Revision } from './revision.js';
import { isArray, PdfDictionary, PdfReference, type PdfValue } from './value.js';

export interface PageTree {
  /** Numbers of the nodes above the pages and of their lists: whatever is added to one of these is a page. */
  readonly nodes: ReadonlySet<number>;
  readonly pages: readonly PdfDictionary[];
}

/** Everything below the catalog's Pages (ISO 32000-2 §7.7.3), by its place and not by what it says of its type. */
export function walkPageTree(revision: Revision): PageTree {
  const nodes = new Set<number>();
  const seen = new Set<number>();
  const pages: PdfDictionary[] = [];
  const waiting: PdfValue[] = [revision.catalog.get('Pages')];
  while (waiting.length > 0) {
    const value = waiting.pop() ?? null;
    if (value instanceof PdfReference) {
      if (seen.has(value.number)) continue;
      seen.add(value.number);
    }
    const dictionary = revision.resolve(value);
    if (!(dictionary instanceof PdfDictionary)) continue;
    const list = dictionary.get('Kids');
    if (list === null) {
      pages.push(dictionary);
      continue;
    }
    for (const one of [value, list]) if (one instanceof PdfReference) nodes.add(one.number);
    const kids = revision.resolve(list);
    if (isArray(kids)) for (const kid of kids) waiting.push(kid);
  }
  return { nodes, pages };
}

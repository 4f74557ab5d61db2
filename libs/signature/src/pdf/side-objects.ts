import type { Revision } from './revision.js';
import { isArray, PdfDictionary, PdfReference, referencesIn, type PdfValue } from './value.js';

/**
 * The objects that describe a file, or help to check it, and show nothing: document information, metadata, extensions,
 * and the document security store (ISO 32000-2 §12.8.4.3) with its parts. They may change after signing.
 */
export function findSideObjects(revision: Revision): Set<number> {
  const { trailer, catalog } = revision;
  const numbers = new Set<number>();
  for (const value of [trailer.get('Info'), catalog.get('Extensions'), catalog.get('Metadata')]) {
    if (value instanceof PdfReference) numbers.add(value.number);
  }
  collect(catalog.get('DSS'), storeDepth);
  return numbers;

  function collect(value: PdfValue, depth: number): void {
    if (value instanceof PdfReference) numbers.add(value.number);
    if (depth === 0) return;
    const inside = revision.resolve(value);
    if (isArray(inside)) for (const one of inside) collect(one, depth - 1);
    if (inside instanceof PdfDictionary) for (const one of inside.entries.values()) collect(one, depth - 1);
  }
}

/** DSS, VRI, one signature's entry, its list of answers. */
const storeDepth = 4;

/**
 * What the catalog or a trailer refers to, without its ways to the side objects: any other way to one of them would make
 * it part of what is shown.
 */
export function* otherReferencesIn(root: PdfDictionary): Generator<PdfReference> {
  for (const [key, value] of root.entries) if (!sideKeys.has(key)) yield* referencesIn(value);
}

const sideKeys: ReadonlySet<string> = new Set(['Info', 'DSS', 'Extensions', 'Metadata']);

import { walkPageTree } from './page-tree.js';
import type { Revision } from './revision.js';
import { findSideObjects, otherReferencesIn } from './side-objects.js';
import { PdfDictionary, PdfReference, referencesIn } from './value.js';

/** What has to be known of the whole signed revision before a change of one object can be explained. */
export interface Survey {
  /** It refers to an object that exists only since: its signer saw nothing where others see something. */
  readonly leadsToAdded: boolean;
  /** Objects that show nothing and may change. None when something else refers to one of them too. */
  readonly sideObjects: ReadonlySet<number>;
  /** Lists of fields and annotations that are nothing else, so that what is added to them is nothing else either. */
  readonly growingLists: ReadonlySet<number>;
  /** The page tree above the pages. */
  readonly pageNodes: ReadonlySet<number>;
}

/** Looks at every object, since any of them may refer to anything. */
export function surveyRevision(signed: Revision, added: ReadonlySet<number>): Survey {
  const { nodes, pages } = walkPageTree(signed);
  const sideObjects = findSideObjects(signed);
  const lists = findLists(signed, pages);
  const timesNamed = new Map<number, number>();
  let areShared = false;
  for (const [number, references] of referencesOf(signed)) {
    for (const { number: target } of references) {
      if (added.has(target)) return { leadsToAdded: true, sideObjects, growingLists: lists, pageNodes: nodes };
      if (sideObjects.has(target) && !sideObjects.has(number)) areShared = true;
      if (lists.has(target)) timesNamed.set(target, (timesNamed.get(target) ?? 0) + 1);
    }
  }
  return {
    leadsToAdded: false,
    sideObjects: areShared ? new Set() : sideObjects,
    growingLists: new Set([...lists].filter((number) => timesNamed.get(number) === 1)),
    pageNodes: nodes,
  };
}

/** Those that are objects of their own: the form's fields, and the annotations of each page. */
function findLists(signed: Revision, pages: readonly PdfDictionary[]): Set<number> {
  const form = signed.resolve(signed.catalog.get('AcroForm'));
  const lists = pages.map((page) => page.get('Annots'));
  if (form instanceof PdfDictionary) lists.push(form.get('Fields'));
  return new Set(lists.flatMap((list) => (list instanceof PdfReference ? [list.number] : [])));
}

/** Number 0 stands for the trailer. */
function* referencesOf(signed: Revision): Generator<[number: number, references: Iterable<PdfReference>]> {
  yield [0, otherReferencesIn(signed.trailer)];
  const root = signed.trailer.get('Root');
  const seen = new Set<number>();
  for (const { entries } of signed.sections) {
    for (const [number, entry] of entries) {
      if (seen.has(number)) continue;
      seen.add(number);
      const value = signed.valueAt(number, entry);
      const isCatalog = root instanceof PdfReference && root.number === number && value instanceof PdfDictionary;
      yield [number, isCatalog ? otherReferencesIn(value) : referencesIn(value)];
    }
  }
}

import { isCatalogued } from '@edoc-axis/domain';
import { judgeChangedObject, type ChangeContext } from './judge-change.js';
import { greaterChange, type PdfChange } from './pdf-report.js';
import type { Revision } from './revision.js';
import { surveyRevision } from './survey.js';
import { isMadeOfUpdates } from './update-bytes.js';
import { keysThatDiffer } from './value.js';
import { isFree, isSameEntry, type XrefEntry, type XrefSection } from './xref-section.js';

/**
 * The most that was done to a file since one of its revisions: every object that is not what it was is explained by one
 * of the things PAdES allows, or it is `other`. Objects are compared and not guessed about; what cannot be read is
 * `other` too. Throws CataloguedError pdf.took-too-long.
 */
export function findChange(signed: Revision, current: Revision): PdfChange {
  try {
    const updates = updatesSince(signed, current);
    if (!updates || !isMadeOfUpdates(signed, current, updates)) return 'other';
    if (!isSameTrailer(signed, current)) return 'other';
    return judgeObjects(signed, current, updates);
  } catch (error) {
    if (isCatalogued(error) && error.code !== 'pdf.took-too-long') return 'other';
    throw error;
  }
}

/** The sections added since; undefined when the file's history is not that of the signed revision, continued. */
function updatesSince(signed: Revision, current: Revision): readonly XrefSection[] | undefined {
  const added = current.sections.length - signed.sections.length;
  if (added < 1) return undefined;
  const isContinued = signed.sections.every(({ from }, index) => current.sections[added + index]?.from === from);
  return isContinued ? current.sections.slice(0, added) : undefined;
}

/** Another Root would be another document. */
function isSameTrailer(signed: Revision, current: Revision): boolean {
  return keysThatDiffer(signed.trailer, current.trailer).every((key) => ownKeys.has(key));
}

/** What every section says of itself, and of the file without showing it. */
const ownKeys: ReadonlySet<string> = new Set(
  'Size Prev XRefStm Info ID Type W Index Length Filter DecodeParms'.split(' '),
);

function judgeObjects(signed: Revision, current: Revision, updates: readonly XrefSection[]): PdfChange {
  const added = new Set<number>();
  const changed: number[] = [];
  for (const number of new Set(updates.flatMap(({ entries }) => [...entries.keys()]))) {
    const before = signed.entry(number);
    const now = current.entry(number);
    if (isSameEntry(before, now)) continue;
    // Removed, led to bytes that were signed as something else, or hidden from those who refer to it as it was.
    if (isFree(now) || !liesBehind(signed, current, now)) return 'other';
    if (!isFree(before) && generationOf(before) !== generationOf(now)) return 'other';
    if (isFree(before)) added.add(number);
    else changed.push(number);
  }
  const survey = surveyRevision(signed, added);
  if (survey.leadsToAdded) return 'other';
  const context: ChangeContext = { signed, current, added, survey };
  return changed.map((number) => judgeChangedObject(context, number)).reduce(greaterChange, 'validation');
}

function generationOf(entry: XrefEntry | undefined): number {
  return entry?.kind === 'plain' ? entry.generation : 0;
}

function liesBehind(signed: Revision, current: Revision, entry: XrefEntry | undefined): boolean {
  if (entry?.kind === 'plain') return entry.offset >= signed.end;
  if (entry?.kind !== 'packed') return false;
  const container = current.entry(entry.container);
  return container?.kind === 'plain' && container.offset >= signed.end;
}

import type { AgencyEntry } from '@edoc-axis/contracts';
import type { Language } from '@edoc-axis/domain';
import { type Field, fields, titleOf } from './columns.js';
import { type Mark, kindWords, markWords, policyWords } from './words.js';

/** The first row of a file of ours. */
export function titlesIn(language: Language): string[] {
  return fields.map((field) => titleOf(field)[language]);
}

/** An agency as it stands at a moment, as cells: read again, they say what is registered. */
export function writeRow(standing: AgencyEntry, language: Language): string[] {
  const { agencyKind, policy, receivesFor, validUntil } = standing;
  const marks = (['centre', 'hidden', 'test'] as const satisfies readonly Mark[]).filter((mark) => standing[mark]);
  const cells: Readonly<Record<Field, string | undefined>> = {
    code: standing.code,
    form102: standing.form102,
    name: standing.name,
    shortName: standing.shortName,
    kind: agencyKind && kindWords.write(agencyKind, language),
    parent: standing.parent,
    validFrom: firstDay(standing.validFrom),
    validUntil: validUntil && lastDay(validUntil),
    successors: standing.successors.join(' '),
    receivesFor: receivesFor?.agency,
    receivesForUntil: receivesFor && lastDay(receivesFor.until),
    policy: policy && policyWords.write(policy, language),
    marks: marks.map((mark) => markWords.write(mark, language)).join(', '),
    address: standing.address,
  };
  return fields.map((field) => cells[field] ?? '');
}

const dayMs = 86_400_000;
/** Việt Nam has one time zone and no summer time. */
const offsetMs = 7 * 3_600_000;

/** The day that begins at a moment; the moment itself where none does. */
function firstDay(moment: string): string {
  return dayBeginning(Date.parse(moment)) ?? moment;
}

function lastDay(end: string): string {
  const endMs = Date.parse(end);
  return dayBeginning(endMs) === undefined ? end : (dayBeginning(endMs - dayMs) ?? end);
}

function dayBeginning(momentMs: number): string | undefined {
  return (momentMs + offsetMs) % dayMs === 0 ? new Date(momentMs + offsetMs).toISOString().slice(0, 10) : undefined;
}

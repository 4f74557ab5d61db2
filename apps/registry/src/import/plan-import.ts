import type { AgencyEntry } from '@edoc-axis/contracts';
import { ancestorsOf, isCentre, toForm102 } from '@edoc-axis/domain';
import { receivingFor } from '../agencies/closing-moment.js';
import { inSteps } from './in-steps.js';
import type { ImportedAgency } from './read-import.js';
import { type RegisteredAgencies, withParents } from './registered.js';

/** What a row would do to the register. */
export interface PlannedChange {
  readonly row: number;
  readonly effect: 'new' | 'changed' | 'same';
  readonly before?: AgencyEntry;
  readonly after: AgencyEntry;
  /** What differs, of a registered agency. */
  readonly changed: readonly ComparedField[];
}

export type ComparedField = (typeof comparedFields)[number];

const comparedFields = [
  'form102',
  'name',
  'parent',
  'validFrom',
  'validUntil',
  'successors',
  'receivesFor',
  'policy',
  'centre',
] as const satisfies readonly (keyof AgencyEntry)[];

/**
 * What each row of a faultless file would do, in the file's order; nothing is written. An empty cell leaves what is
 * registered as it is, and of a new agency says what adding one without it would say.
 * @param at validity of new agencies begins then, where the file does not say
 */
export async function planImport(
  agencies: readonly ImportedAgency[],
  registered: RegisteredAgencies,
  at: Date,
): Promise<PlannedChange[]> {
  const inFile = new Set<string>(agencies.map(({ code }) => code));
  const wanted = new Set<string>(inFile);
  await inSteps(agencies, ({ code, parent }) => {
    if (parent === undefined) for (const ancestor of ancestorsOf(code)) wanted.add(ancestor);
  });
  const known = await withParents(wanted, registered);
  const planned: PlannedChange[] = [];
  await inSteps(agencies, (agency) => {
    const before = known.get(agency.code);
    const nearest = ancestorsOf(agency.code).find((ancestor) => inFile.has(ancestor) || known.has(ancestor));
    planned.push(planChange(agency, before, entryOf(agency, before, nearest, at)));
  });
  return planned;
}

function planChange({ row }: ImportedAgency, before: AgencyEntry | undefined, after: AgencyEntry): PlannedChange {
  if (!before) return { row, effect: 'new', after, changed: [] };
  const changed = comparedFields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  return { row, effect: changed.length === 0 ? 'same' : 'changed', before, after, changed };
}

function entryOf(
  agency: ImportedAgency,
  before: AgencyEntry | undefined,
  nearest: string | undefined,
  at: Date,
): AgencyEntry {
  const { code, name, successors, marks } = agency;
  return {
    ...before,
    kind: 'agency',
    code,
    form102: agency.form102 ?? before?.form102 ?? toForm102(code),
    name,
    parent: agency.parent ?? (before ? before.parent : nearest),
    validFrom: agency.validFrom ?? before?.validFrom ?? at.toISOString(),
    validUntil: agency.validUntil ?? before?.validUntil,
    successors: successors.length > 0 ? [...successors] : (before?.successors ?? []),
    receivesFor: receiverOf(agency) ?? before?.receivesFor,
    policy: agency.policy ?? before?.policy,
    centre: marks.includes('centre') || (before?.centre ?? isCentre(code)),
  };
}

function receiverOf({ receivesFor, receivesForUntil, validUntil }: ImportedAgency): AgencyEntry['receivesFor'] {
  if (receivesFor === undefined || validUntil === undefined) return undefined;
  return receivingFor(receivesFor, new Date(validUntil), receivesForUntil);
}

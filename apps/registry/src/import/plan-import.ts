import type { AgencyEntry, Policy } from '@edoc-axis/contracts';
import { ancestorsOf, isCentre, isPolicyLowered, namesSuccessor, withChange } from '@edoc-axis/domain';
import { receivingFor } from '../agencies/closing-moment.js';
import { form102Of } from '../agencies/form102-of.js';
import { lowersPolicy } from '../agencies/lowers-policy.js';
import { type ComparedField, type Differences, differencesOf, fieldsOf } from './differences.js';
import { inSteps } from './in-steps.js';
import type { ImportedAgency } from './read-import.js';
import { momentFor, type RegisteredAgencies } from './registered.js';

/** What a row would do to the register. */
export interface PlannedChange {
  readonly agency: ImportedAgency;
  readonly effect: 'new' | 'changed' | 'same';
  readonly before?: AgencyEntry;
  readonly after: AgencyEntry;
  /** What differs, of a registered agency. */
  readonly changed: readonly ComparedField[];
  /** Done by itself it would need two persons. */
  readonly grave: boolean;
}

/**
 * What each row of a faultless file would do, in the file's order; nothing is written. It is what adding, changing and
 * closing each agency by itself would do: an empty cell leaves what is registered as it is, and of a new agency says what
 * adding one without it would say; what may change of a registered one does so from now on.
 * @param policyOfAxis what agencies without a policy of their own are held to: a lower one is grave
 */
export async function planImport(
  agencies: readonly ImportedAgency[],
  registered: RegisteredAgencies,
  policyOfAxis: Policy,
): Promise<PlannedChange[]> {
  const inFile = new Set<string>(agencies.map(({ code }) => code));
  const planned: PlannedChange[] = [];
  await inSteps(agencies, (agency) => {
    const before = registered.published(agency.code);
    planned.push(
      before ? planChange(agency, before, registered, policyOfAxis) : planNew(agency, inFile, registered, policyOfAxis),
    );
  });
  return planned;
}

function planNew(
  agency: ImportedAgency,
  inFile: ReadonlySet<string>,
  registered: RegisteredAgencies,
  policyOfAxis: Policy,
): PlannedChange {
  const { code, name, validUntil, marks, receivesFor } = agency;
  const isThere = (ancestor: string) => inFile.has(ancestor) || registered.published(ancestor) !== undefined;
  const after: AgencyEntry = {
    kind: 'agency',
    ...{ code, name, validUntil },
    form102: form102Of(agency),
    parent: agency.parent ?? ancestorsOf(code).find(isThere),
    // One that is registered only to be closed has no beginning after its end.
    validFrom: agency.validFrom ?? earlier(registered.at.toISOString(), validUntil),
    successors: [...agency.successors],
    receivesFor:
      receivesFor === undefined || validUntil === undefined
        ? undefined
        : receivingFor(receivesFor, new Date(validUntil), agency.receivesForUntil),
    policy: agency.policy,
    centre: marks.includes('centre') || isCentre(code),
    ...{ shortName: agency.shortName, agencyKind: agency.agencyKind, address: agency.address },
    hidden: marks.includes('hidden') || undefined,
    test: marks.includes('test') || undefined,
  };
  const grave = isPolicyLowered(policyOfAxis, after.policy ?? policyOfAxis) || namesSuccessor(after);
  return { agency, effect: 'new', after, changed: [], grave };
}

function planChange(
  agency: ImportedAgency,
  before: AgencyEntry,
  registered: RegisteredAgencies,
  policyOfAxis: Policy,
): PlannedChange {
  const differences = differencesOf(agency, registered.standing(agency.code) ?? before);
  const changed = fieldsOf(differences);
  if (changed.length === 0) return { agency, effect: 'same', before, after: before, changed, grave: false };
  const after = changedEntry(before, differences, registered.at);
  const { dated, closing } = differences;
  const grave =
    (dated.policy ? lowersPolicy(before, dated.policy, policyOfAxis) : false) ||
    (closing.validUntil !== undefined && namesSuccessor(after));
  return { agency, effect: 'changed', before, after, changed, grave };
}

function changedEntry(before: AgencyEntry, { dated, lasting, closing }: Differences, at: Date): AgencyEntry {
  const after = { ...before, ...lasting, ...closing };
  if (closing.validUntil !== undefined) after.validFrom = earlier(after.validFrom, closing.validUntil);
  if (Object.keys(dated).length === 0) return after;
  const since = momentFor(before, at).toISOString();
  return { ...after, changes: withChange(before.changes ?? [], { ...dated, since }) };
}

function earlier(moment: string, end: string | undefined): string {
  return end !== undefined && end < moment ? end : moment;
}

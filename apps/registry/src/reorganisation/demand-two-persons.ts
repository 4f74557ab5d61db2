import { type Caller, demand, mayApprove } from '@edoc-axis/domain';
import type { TwoPersons } from '@edoc-axis/platform';
import { demandFirst } from '../approvals/first-person.js';
import { areTwoNeeded } from '../approvals/two-persons.js';
import type { ReorganisationRow } from '../store/entities/reorganisation-row.js';
import type { RegistryReader } from '../store/registry-reader.js';
import { codesOfPlan } from './codes-of-plan.js';

/**
 * A plan of one person alone could hand a country's post to anybody: where two are needed, another one approves it, and
 * who proposed it must still be entitled to it.
 * @throws CataloguedError `person.second-person-needed`, `approval.first-person-gone`
 */
export async function demandTwoPersons(
  approver: Caller,
  { plan, proposedBy }: ReorganisationRow,
  twoPersons: TwoPersons,
  reader: RegistryReader,
): Promise<void> {
  if (!(await areTwoNeeded(twoPersons, reader.proposals))) return;
  const agencies = codesOfPlan(plan);
  demand(mayApprove(approver, proposedBy, agencies));
  await demandFirst(proposedBy, agencies, reader);
}

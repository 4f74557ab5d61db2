import { type Caller, demand, mayApprove } from '@edoc-axis/domain';
import type { TwoPersons } from '@edoc-axis/platform';
import { areTwoNeeded } from '../approvals/two-persons.js';
import type { ReorganisationRow } from '../store/entities/reorganisation-row.js';
import type { RegistryReader } from '../store/registry-reader.js';
import { codesOfPlan } from './codes-of-plan.js';

/**
 * A plan of one person alone could hand a country's post to anybody: where two are needed, another one approves it.
 * @throws CataloguedError `person.second-person-needed`
 */
export async function demandSecond(
  approver: Caller,
  { plan, proposedBy }: ReorganisationRow,
  twoPersons: TwoPersons,
  reader: RegistryReader,
): Promise<void> {
  if (await areTwoNeeded(twoPersons, reader.proposals)) demand(mayApprove(approver, proposedBy, codesOfPlan(plan)));
}

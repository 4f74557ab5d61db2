import type { ReorganisationView } from '@edoc-axis/contracts';
import { type Caller, CataloguedError } from '@edoc-axis/domain';
import type { TwoPersons } from '@edoc-axis/platform';
import { checkParent } from '../agencies/check-parent.js';
import type { RegistryStore } from '../store/registry-store.js';
import type { AdministrativeAct, EntryChange, RegistryWriter } from '../store/registry-writer.js';
import { changesOfPlan } from './changes-of-plan.js';
import { demandTwoPersons } from './demand-two-persons.js';
import { judgeWholePlan } from './judge-whole-plan.js';
import type { KeptPlan } from './kept-plan.js';
import { knownPlan } from './known-plan.js';
import { countsOf, planView } from './plan-view.js';

/**
 * Another person agrees, and all of it is written down, in one transaction, with its moment: from then on it is in force
 * everywhere at once, and nothing has to happen. It is judged anew by what is true now. Once: the second time gets the
 * same answer.
 * @throws CataloguedError `reorganisation.contradicts` when another act came in between, `reorganisation.revoked`,
 *   `person.second-person-needed`, `approval.first-person-gone`
 */
export function approvePlan(
  name: string,
  act: AdministrativeAct,
  approver: Caller,
  { store, twoPersons }: { readonly store: RegistryStore; readonly twoPersons: TwoPersons },
): Promise<ReorganisationView> {
  return store.write(act, async (writer) => {
    const row = await knownPlan(name, writer);
    if (row.revokedAt) {
      throw new CataloguedError('reorganisation.revoked', { reorganisation: name, revokedAt: row.revokedAt });
    }
    if (row.approvedAt) return planView(row, act.at);
    await demandTwoPersons(approver, row, twoPersons, writer);
    const written = await apply(row.plan, act, writer);
    await writer.reorganisations.approve(name, { by: act.who, at: act.at }, written);
    await writer.note(name, { effectiveAt: row.plan.effectiveAt, ...countsOf(row.plan) });
    return planView(await knownPlan(name, writer), act.at);
  });
}

async function apply(plan: KeptPlan, act: AdministrativeAct, writer: RegistryWriter): Promise<EntryChange[]> {
  const { register, findings } = await judgeWholePlan(plan, act.at, writer);
  const fault = findings.find(({ weight }) => weight === 'fault');
  if (fault) {
    const { where, code, params } = fault;
    throw new CataloguedError('reorganisation.contradicts', {
      ...{ problem: { code, params }, where },
    });
  }
  const changes = changesOfPlan(plan, register);
  if (changes.length > 0) await writer.put(...changes);
  // Somebody above may move again after the moment: judged by what is written now.
  for (const { code, parent } of plan.changes) {
    const entry = parent ? await writer.agency(code) : undefined;
    if (entry) await checkParent(entry, new Date(plan.effectiveAt), writer);
  }
  return changes;
}

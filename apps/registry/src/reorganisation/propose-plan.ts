import { isDeepStrictEqual } from 'node:util';
import type { ReorganisationView } from '@edoc-axis/contracts';
import { type Caller, CataloguedError, demand, mayPropose, type PlanFinding } from '@edoc-axis/domain';
import type { TwoPersons } from '@edoc-axis/platform';
import { areTwoNeeded } from '../approvals/two-persons.js';
import type { RegistryStore } from '../store/registry-store.js';
import type { AdministrativeAct } from '../store/registry-writer.js';
import { judgeWholePlan } from './judge-whole-plan.js';
import type { KeptPlan } from './kept-plan.js';
import { knownPlan } from './known-plan.js';
import { countsOf, planView } from './plan-view.js';

/**
 * Keeps a plan without faults until another person approves it; the directory does not change. The same again gives the
 * same answer.
 * @throws CataloguedError `reorganisation.has-faults`, `reorganisation.exists`, `caller.person-needed`
 */
export function proposePlan(
  plan: KeptPlan,
  act: AdministrativeAct,
  proposer: Caller,
  { store, twoPersons }: { readonly store: RegistryStore; readonly twoPersons: TwoPersons },
): Promise<ReorganisationView> {
  return store.write(act, async (writer) => {
    const existing = await writer.reorganisations.find(plan.name);
    if (existing) {
      if (isDeepStrictEqual(existing.plan, withoutGaps(plan))) return planView(existing, act.at);
      throw new CataloguedError('reorganisation.exists', { reorganisation: plan.name });
    }
    if (await areTwoNeeded(twoPersons, writer.proposals)) demand(mayPropose(proposer));
    const { findings } = await judgeWholePlan(plan, act.at, writer);
    demandNoFaults(findings);
    await writer.reorganisations.propose(withoutGaps(plan), { by: act.who, at: act.at });
    await writer.note(plan.name, { effectiveAt: plan.effectiveAt, ...countsOf(plan) });
    return planView(await knownPlan(plan.name, writer), act.at);
  });
}

function demandNoFaults(findings: readonly PlanFinding[]): void {
  const faults = findings.filter(({ weight }) => weight === 'fault');
  const [first] = faults;
  if (!first) return;
  const { where, code, params } = first;
  const named = faults.slice(0, namedMax).map((each) => ({ where: each.where, code: each.code, params: each.params }));
  throw new CataloguedError('reorganisation.has-faults', {
    ...{ faults: faults.length, where, first: { code, params }, named },
  });
}

/** A rehearsal tells all of them. */
const namedMax = 50;

/** As JSON keeps it. */
function withoutGaps<Kept extends object>(plan: Kept): Kept {
  return JSON.parse(JSON.stringify(plan)) as Kept;
}

import { plansShownMax, type ReplyOf, type listPlans as listing, type showPlan as showing } from '@edoc-axis/contracts';
import { auditReach, type Caller, demand, mayInspect, mayInspectFor } from '@edoc-axis/domain';
import type { ReorganisationRow } from '../store/entities/reorganisation-row.js';
import type { RegistryReader } from '../store/registry-reader.js';
import { codesOfPlan } from './codes-of-plan.js';
import { planView } from './plan-view.js';

/** A plan as it is kept, and what became of it. */
export function showPlan(row: ReorganisationRow, now: Date): ReplyOf<typeof showing> {
  return { ...planView(row, now), plan: { ...row.plan } };
}

/**
 * The newest plans, those of them that are the caller's business.
 * @throws CataloguedError `caller.…` for who neither administers nor audits
 */
export async function listPlans(caller: Caller, now: Date, reader: RegistryReader): Promise<ReplyOf<typeof listing>> {
  if (auditReach(caller).length === 0) demand(mayInspect(caller));
  const rows = await reader.reorganisations.newest(plansShownMax);
  const seen = rows.filter(({ plan }) => mayInspectFor(caller, codesOfPlan(plan)) === true);
  return { reorganisations: seen.map((row) => planView(row, now)) };
}

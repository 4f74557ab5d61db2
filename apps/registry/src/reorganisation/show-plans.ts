import { plansShownMax, type ReplyOf, type listPlans as listing, type showPlan as showing } from '@edoc-axis/contracts';
import type { ReorganisationRow } from '../store/entities/reorganisation-row.js';
import type { RegistryReader } from '../store/registry-reader.js';
import { planView } from './plan-view.js';

/** A plan as it is kept, and what became of it. */
export function showPlan(row: ReorganisationRow, now: Date): ReplyOf<typeof showing> {
  return { ...planView(row, now), plan: { ...row.plan } };
}

export async function listPlans(now: Date, reader: RegistryReader): Promise<ReplyOf<typeof listing>> {
  const rows = await reader.reorganisations.newest(plansShownMax);
  return { reorganisations: rows.map((row) => planView(row, now)) };
}

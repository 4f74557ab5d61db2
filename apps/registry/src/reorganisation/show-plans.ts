import { plansShownMax, type ReplyOf, type listPlans as listing, type showPlan as showing } from '@edoc-axis/contracts';
import type { RegistryReader } from '../store/registry-reader.js';
import { knownPlan } from './known-plan.js';
import { planView } from './plan-view.js';

/** A plan as it is kept, and what became of it. */
export async function showPlan(name: string, now: Date, reader: RegistryReader): Promise<ReplyOf<typeof showing>> {
  const row = await knownPlan(name, reader);
  return { ...planView(row, now), plan: { ...row.plan } };
}

export async function listPlans(now: Date, reader: RegistryReader): Promise<ReplyOf<typeof listing>> {
  const rows = await reader.reorganisations.newest(plansShownMax);
  return { reorganisations: rows.map((row) => planView(row, now)) };
}

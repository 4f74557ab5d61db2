import type { PlanRehearsal } from '@edoc-axis/contracts';
import { type PlanFinding, sentences } from '@edoc-axis/domain';
import type { RegistryReader } from '../store/registry-reader.js';
import { firstOf } from './first-of.js';
import { judgeWholePlan } from './judge-whole-plan.js';
import type { KeptPlan } from './kept-plan.js';
import { countsOf } from './plan-view.js';
import { treesThatFit } from './show-trees.js';

/** Together with the trees and the closed codes these fit one message. */
const findingsBytesMax = 100_000;

/** What a plan would do, and all that is wrong with it. Nothing is kept. */
export async function rehearsePlan(plan: KeptPlan, now: Date, reader: RegistryReader): Promise<PlanRehearsal> {
  const { register, findings } = await judgeWholePlan(plan, now, reader);
  const faults = findings.filter(({ weight }) => weight === 'fault');
  const warnings = findings.filter(({ weight }) => weight === 'warning');
  const trees = treesThatFit(plan, register);
  const shown = firstOf([...faults, ...warnings].map(said), findingsBytesMax);
  return {
    ...{ name: plan.name, effectiveAt: plan.effectiveAt, counts: countsOf(plan) },
    ...{ faults: faults.length, warnings: warnings.length },
    ...{ findings: shown.list, ...trees },
    leftOut: shown.leftOut + trees.leftOut,
    closes: plan.closes.map(({ code: agency, receivesFor }) => ({ agency, receivesFor })),
  };
}

function said(finding: PlanFinding): PlanRehearsal['findings'][number] {
  const { where, weight, code, params } = finding;
  return { where, weight, code, params: { ...params }, sentence: sentences(code, params) };
}

import type { PlanRehearsal } from '@edoc-axis/contracts';
import { type PlanFinding, planTrees, sentences } from '@edoc-axis/domain';
import type { RegistryReader } from '../store/registry-reader.js';
import { judgeWholePlan } from './judge-whole-plan.js';
import type { KeptPlan } from './kept-plan.js';
import { countsOf } from './plan-view.js';

/** Together with the closed codes these fit one message. */
const findingsBytesMax = 100_000;
const treeBytesMax = 120_000;

/** What a plan would do, and all that is wrong with it. Nothing is kept. */
export async function rehearsePlan(plan: KeptPlan, now: Date, reader: RegistryReader): Promise<PlanRehearsal> {
  const { register, findings } = await judgeWholePlan(plan, now, reader);
  const faults = findings.filter(({ weight }) => weight === 'fault');
  const warnings = findings.filter(({ weight }) => weight === 'warning');
  const trees = planTrees(plan, register);
  const shown = firstOf([...faults, ...warnings].map(said), findingsBytesMax);
  const before = firstOf(trees.before, treeBytesMax);
  const after = firstOf(trees.after, treeBytesMax);
  return {
    ...{ name: plan.name, effectiveAt: plan.effectiveAt, counts: countsOf(plan) },
    ...{ faults: faults.length, warnings: warnings.length },
    ...{ findings: shown.list, before: before.list, after: after.list },
    leftOut: shown.leftOut + before.leftOut + after.leftOut,
    closes: plan.closes.map(({ code: agency, receivesFor }) => ({ agency, receivesFor })),
  };
}

function said(finding: PlanFinding): PlanRehearsal['findings'][number] {
  const { where, weight, code, params } = finding;
  return { where, weight, code, params: { ...params }, sentence: sentences(code, params) };
}

/** As many as there is room for. */
function firstOf<One extends object>(
  all: readonly One[],
  bytesMax: number,
): { list: Writable<One>[]; leftOut: number } {
  let bytes = 0;
  const end = all.findIndex((one) => (bytes += Buffer.byteLength(JSON.stringify(one))) > bytesMax);
  const list = (end === -1 ? all : all.slice(0, end)).map((one) => structuredClone(one) as Writable<One>);
  return { list, leftOut: all.length - list.length };
}

type Writable<One> = {
  -readonly [Key in keyof One]: One[Key] extends readonly (infer Item)[] | undefined
    ? Item[] | Extract<One[Key], undefined>
    : One[Key];
};

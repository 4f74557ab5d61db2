import type { ReplyOf, showPlanTrees as showing } from '@edoc-axis/contracts';
import { planTrees, type RegisterBeforePlan } from '@edoc-axis/domain';
import type { ReorganisationRow } from '../store/entities/reorganisation-row.js';
import type { RegistryReader } from '../store/registry-reader.js';
import { firstOf } from './first-of.js';
import { gatherRegister } from './gather-register.js';
import type { KeptPlan } from './kept-plan.js';

/** Both, beside what else a rehearsal says, fit one message. */
const treeBytesMax = 120_000;

/**
 * What a kept plan changes, beside what stood just before its moment. An approved plan stands in the register already, with
 * its moment: at the moment itself its "before" would be its "after".
 */
export async function showTrees({ plan }: ReorganisationRow, reader: RegistryReader): Promise<ReplyOf<typeof showing>> {
  const justBefore = new Date(Date.parse(plan.effectiveAt) - 1).toISOString();
  return treesThatFit(plan, await gatherRegister({ ...plan, effectiveAt: justBefore }, [], reader));
}

export function treesThatFit(plan: KeptPlan, register: RegisterBeforePlan): ReplyOf<typeof showing> {
  const trees = planTrees(plan, register);
  const before = firstOf(trees.before, treeBytesMax);
  const after = firstOf(trees.after, treeBytesMax);
  return { before: before.list, after: after.list, leftOut: before.leftOut + after.leftOut };
}

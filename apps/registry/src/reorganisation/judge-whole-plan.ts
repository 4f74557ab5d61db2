import { agencyChangesMax } from '@edoc-axis/contracts';
import { judgePlan, type PlanFinding, withChange } from '@edoc-axis/domain';
import type { RegistryReader } from '../store/registry-reader.js';
import { form102Of, isForm102 } from '../agencies/form102-of.js';
import { gatherRegister, type GatheredRegister } from './gather-register.js';
import type { KeptPlan } from './kept-plan.js';

export interface JudgedPlan {
  readonly register: GatheredRegister;
  readonly findings: readonly PlanFinding[];
}

/** The plan beside the register as it is now: whether it leads everybody somewhere, and whether it can be written down. */
export async function judgeWholePlan(plan: KeptPlan, now: Date, reader: RegistryReader): Promise<JudgedPlan> {
  const forms102 = plan.opens.flatMap((opened) => form102Of(opened) ?? []);
  const register = await gatherRegister(plan, forms102, reader);
  return { register, findings: [...judgePlan(plan, register, now), ...judgeEntries(plan, register)] };
}

/** What the directory refuses of each entry by itself. */
function judgeEntries(plan: KeptPlan, register: GatheredRegister): PlanFinding[] {
  return [...judgeOpenings(plan, register), ...judgeClosings(plan, register), ...judgeChanges(plan, register)];
}

function judgeOpenings({ opens }: KeptPlan, register: GatheredRegister): PlanFinding[] {
  const places = new Map<string, string>();
  return opens.flatMap((opened, n) => {
    const { code: agency, name } = opened;
    const where = `opens[${n}]`;
    const findings: PlanFinding[] = [];
    if (name.trim() === '') findings.push(fault(where, 'agency.name-missing', { agency }));
    const form102 = form102Of(opened);
    if (form102 === undefined) return findings;
    if (!isForm102(form102)) findings.push(fault(where, 'agency.code-malformed', { code: form102 }));
    const owner = register.ownerOf102Form(form102);
    if (owner !== undefined && owner !== agency) findings.push(fault(where, 'agency.exists', { agency: owner }));
    const before = places.get(form102);
    if (before !== undefined) findings.push(fault(where, 'reorganisation.named-twice', { agency: form102, before }));
    places.set(form102, where);
    return findings;
  });
}

function judgeClosings({ closes, effectiveAt }: KeptPlan, register: GatheredRegister): PlanFinding[] {
  return closes.flatMap(({ code: agency, receivesFor: receiver, receivesUntil }, n) => {
    const where = `closes[${n}]`;
    const entry = register.entry(agency);
    const findings: PlanFinding[] = [];
    const planned = entry?.changes?.find(({ since }) => since >= effectiveAt);
    if (planned) findings.push(fault(where, 'agency.change-after-closing', { agency, changesAt: planned.since }));
    if (entry && entry.validFrom > effectiveAt) {
      findings.push(fault(where, 'agency.not-yet-live', { agency, opensAt: entry.validFrom }));
    }
    if (receivesUntil !== undefined && receivesUntil <= effectiveAt) {
      findings.push(fault(where, 'reorganisation.receiver-ends-first', { agency, receiver, receivesUntil }));
    }
    return findings;
  });
}

function judgeChanges({ changes, effectiveAt }: KeptPlan, register: GatheredRegister): PlanFinding[] {
  return changes.flatMap(({ code: agency, ...fields }, n) => {
    const where = `changes[${n}]`;
    const findings: PlanFinding[] = [];
    if (Object.keys(fields).length === 0) findings.push(fault(where, 'agency.nothing-to-change', { agency }));
    if (fields.name?.trim() === '') findings.push(fault(where, 'agency.name-missing', { agency }));
    const after = withChange(register.entry(agency)?.changes ?? [], { since: effectiveAt });
    if (after.length > agencyChangesMax) {
      findings.push(fault(where, 'agency.too-many-changes', { agency, changesMax: agencyChangesMax }));
    }
    return findings;
  });
}

function fault(where: string, code: PlanFinding['code'], params: PlanFinding['params']): PlanFinding {
  return { where, code, params, weight: 'fault' };
}

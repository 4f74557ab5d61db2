import { isOpenAt } from '../agencies/is-open-at.js';
import type { ErrorCode } from '../errors/catalogue.js';
import type { ClosedAgencyInPlan, RegisterBeforePlan, ReorganisationPlan } from './plan.js';

/** What is wrong with a plan, or is likely to have been forgotten. */
export interface PlanFinding {
  /** Where in the plan: `closes[3]`. */
  readonly where: string;
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, unknown>>;
  /** A plan with a fault cannot take effect; a warning is for people to weigh. */
  readonly weight: 'fault' | 'warning';
}

/** A reorganisation of reorganisations; longer chains of who receives for whom are a mistake. */
const receiversInTurnMax = 20;

/**
 * Everything that is wrong with a plan, not only the first of it: it is read by people who prepare a night of 3,321 codes.
 * Afterwards every closed code must lead somewhere or end on purpose, nobody may stand below a closed code, nothing may
 * come round to where it started, and nobody may be named twice.
 */
export function judgePlan(plan: ReorganisationPlan, register: RegisterBeforePlan, now: Date): PlanFinding[] {
  const after = afterPlan(plan, register);
  return [
    ...judgeMoment(plan, now),
    ...judgeNames(plan),
    ...plan.opens.flatMap((opened, n) => judgeOpening(opened.code, opened.parent, `opens[${n}]`, after, register)),
    ...plan.closes.flatMap((closed, n) => judgeClosing(closed, `closes[${n}]`, after, register)),
    ...plan.changes.flatMap((changed, n) => judgeChange(changed.code, changed.parent, `changes[${n}]`, after)),
    ...judgeOrphans(plan, after, register),
    ...judgeMoves(plan, after, register),
    ...judgePreparations(plan, after, register),
  ];
}

interface AfterPlan {
  readonly effectiveAt: string;
  /** Open from the moment on: opened by the plan, or open before and not closed by it. */
  isOpen(code: string): boolean;
  closes(code: string): boolean;
  opens(code: string): boolean;
  isCentre(code: string): boolean;
  parentOf(code: string): string | undefined;
  /** Who receives for a closed code. */
  receiverOf(code: string): string | undefined;
  systemOf(code: string): string | undefined;
}

function afterPlan({ effectiveAt, ...plan }: ReorganisationPlan, register: RegisterBeforePlan): AfterPlan {
  const opened = new Map(plan.opens.map((each) => [each.code as string, each]));
  const closed = new Map(plan.closes.map((each) => [each.code as string, each]));
  const parents = new Map(
    plan.changes.flatMap(({ code, parent }) => (parent === undefined ? [] : [[code as string, parent ?? undefined]])),
  );
  const systems = new Map(
    plan.moves.flatMap(({ system, agencies }) => agencies.map((code) => [code as string, system])),
  );
  const moment = new Date(effectiveAt);
  return {
    effectiveAt,
    isOpen(code) {
      if (opened.has(code) || closed.has(code)) return opened.has(code);
      const entry = register.agency(code);
      return entry !== undefined && isOpenAt(entry, moment);
    },
    closes: (code) => closed.has(code),
    opens: (code) => opened.has(code),
    isCentre: (code) => register.agency(code)?.centre ?? false,
    parentOf(code) {
      if (parents.has(code)) return parents.get(code);
      return opened.get(code)?.parent ?? register.agency(code)?.parent;
    },
    receiverOf: (code) => closed.get(code)?.receivesFor ?? register.agency(code)?.receivesFor?.agency,
    systemOf: (code) => systems.get(code) ?? register.systemOf(code),
  };
}

function judgeMoment({ effectiveAt }: ReorganisationPlan, now: Date): PlanFinding[] {
  if (new Date(effectiveAt) > now) return [];
  return [fault('effectiveAt', 'reorganisation.in-the-past', { effectiveAt })];
}

function judgeNames({ opens, closes, changes, moves }: ReorganisationPlan): PlanFinding[] {
  const acts = { opens, closes, changes };
  const named = new Map<string, string>();
  const findings: PlanFinding[] = [];
  for (const [list, entries] of Object.entries(acts)) {
    entries.forEach(({ code }, n) => {
      const where = `${list}[${n}]`;
      const before = named.get(code);
      if (before !== undefined) findings.push(fault(where, 'reorganisation.named-twice', { agency: code, before }));
      named.set(code, where);
    });
  }
  const moved = new Map<string, string>();
  moves.forEach(({ agencies }, n) => {
    for (const code of agencies) {
      const before = moved.get(code);
      const where = `moves[${n}]`;
      if (before !== undefined) findings.push(fault(where, 'reorganisation.named-twice', { agency: code, before }));
      moved.set(code, where);
    }
  });
  return findings;
}

function judgeOpening(
  agency: string,
  parent: string | undefined,
  where: string,
  after: AfterPlan,
  register: RegisterBeforePlan,
): PlanFinding[] {
  const findings = parent === undefined ? [] : judgeParent(agency, parent, where, after);
  if (register.agency(agency)) findings.push(fault(where, 'agency.exists', { agency }));
  return findings;
}

function judgeChange(
  agency: string,
  parent: string | null | undefined,
  where: string,
  after: AfterPlan,
): PlanFinding[] {
  const findings = parent ? judgeParent(agency, parent, where, after) : [];
  if (!after.isOpen(agency) && !after.closes(agency)) findings.push(fault(where, 'agency.unknown', { agency }));
  return findings;
}

function judgeParent(agency: string, parent: string, where: string, after: AfterPlan): PlanFinding[] {
  if (after.closes(parent)) return [fault(where, 'reorganisation.parent-closes', { agency, parent })];
  if (!after.isOpen(parent)) return [fault(where, 'agency.parent-unknown', { agency, parent })];
  const seen = new Set<string>();
  for (let above: string | undefined = parent; above !== undefined && !seen.has(above); above = after.parentOf(above)) {
    if (above === agency) return [fault(where, 'agency.parent-circle', { agency, parent })];
    seen.add(above);
  }
  return [];
}

function judgeClosing(
  { code: agency, successors, receivesFor: receiver, ends = false }: ClosedAgencyInPlan,
  where: string,
  after: AfterPlan,
  register: RegisterBeforePlan,
): PlanFinding[] {
  const findings: PlanFinding[] = [];
  const entry = register.agency(agency);
  if (!entry) findings.push(fault(where, 'agency.unknown', { agency }));
  if (entry?.validUntil !== undefined)
    findings.push(fault(where, 'agency.closed', { agency, closedAt: entry.validUntil }));
  if (ends === successors.length > 0) findings.push(fault(where, 'reorganisation.end-unclear', { agency }));
  for (const successor of successors) {
    if (successor === agency) findings.push(fault(where, 'agency.own-successor', { agency }));
    else if (after.closes(successor))
      findings.push(fault(where, 'reorganisation.successor-closes', { agency, successor }));
    else if (!after.isOpen(successor)) findings.push(fault(where, 'agency.successor-unknown', { successor }));
  }
  if (receiver !== undefined) findings.push(...judgeReceiver(agency, receiver, where, after));
  if (receiver === undefined && successors.length > 0) {
    findings.push(warning(where, 'reorganisation.nobody-receives', { agency }));
  }
  return findings;
}

function judgeReceiver(agency: string, receiver: string, where: string, after: AfterPlan): PlanFinding[] {
  if (receiver === agency) return [fault(where, 'agency.own-successor', { agency })];
  if (after.isCentre(receiver)) return [fault(where, 'agency.centre', { agency: receiver })];
  let next: string | undefined = receiver;
  for (let turns = 0; next !== undefined && !after.isOpen(next); turns += 1) {
    if (next === agency || turns === receiversInTurnMax) {
      return [fault(where, 'agency.receiver-circle', { agency, receiver })];
    }
    next = after.receiverOf(next);
  }
  if (after.closes(receiver)) {
    return [fault(where, 'agency.receiver-closed', { agency, receiver, closedAt: after.effectiveAt })];
  }
  return after.isOpen(receiver) ? [] : [fault(where, 'agency.unknown', { agency: receiver })];
}

/** Whoever stays open below a code that closes, and is not moved. */
function judgeOrphans({ closes }: ReorganisationPlan, after: AfterPlan, register: RegisterBeforePlan): PlanFinding[] {
  return closes.flatMap(({ code: parent }, n) =>
    register
      .childrenOf(parent)
      .filter(({ code }) => after.isOpen(code) && after.parentOf(code) === parent)
      .map(({ code: agency }) => fault(`closes[${n}]`, 'reorganisation.orphan', { agency, parent })),
  );
}

function judgeMoves({ moves }: ReorganisationPlan, after: AfterPlan, register: RegisterBeforePlan): PlanFinding[] {
  return moves.flatMap(({ system, agencies }, n) => {
    const where = `moves[${n}]`;
    const entry = register.system(system);
    const findings = agencies
      .filter((agency) => !after.isOpen(agency))
      .map((agency) => fault(where, 'agency.unknown', { agency }));
    if (!entry) findings.push(fault(where, 'system.unknown', { system }));
    if (entry?.suspended) findings.push(warning(where, 'reorganisation.system-suspended', { system }));
    return findings;
  });
}

/** What a new agency needs to take part in the morning. */
function judgePreparations(
  { opens }: ReorganisationPlan,
  after: AfterPlan,
  register: RegisterBeforePlan,
): PlanFinding[] {
  return opens.flatMap(({ code: agency }, n) => {
    const where = `opens[${n}]`;
    const findings: PlanFinding[] = [];
    if (after.systemOf(agency) === undefined) findings.push(warning(where, 'agency.no-system', { agency }));
    if (!register.hasCertificate(agency)) findings.push(warning(where, 'reorganisation.no-certificate', { agency }));
    return findings;
  });
}

const finding =
  (weight: PlanFinding['weight']) =>
  (where: string, code: ErrorCode, params: PlanFinding['params']): PlanFinding => ({ where, code, params, weight });
const fault = finding('fault');
const warning = finding('warning');

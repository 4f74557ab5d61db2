import type { RegisterBeforePlan, ReorganisationPlan } from './plan.js';

export type PlanMark = 'opens' | 'closes' | 'changes' | 'stays';

/** A line of the tree: an agency a plan concerns, or one above it. */
export interface PlanLine {
  readonly code: string;
  readonly name: string;
  /** How far below the highest one shown. */
  readonly depth: number;
  readonly mark: PlanMark;
  /** Of one that closes: who follows it. */
  readonly successors?: readonly string[];
}

/** What a plan concerns, as it stands before and after: depth first, by code. */
export function planTrees(
  plan: ReorganisationPlan,
  register: RegisterBeforePlan,
): { readonly before: readonly PlanLine[]; readonly after: readonly PlanLine[] } {
  const opened = new Map(plan.opens.map((each) => [each.code as string, each]));
  const closed = new Map(plan.closes.map((each) => [each.code as string, each]));
  const changed = new Map(plan.changes.map((each) => [each.code as string, each]));
  const stands = (code: string) => {
    const entry = register.agency(code);
    const successors = closed.get(code)?.successors;
    const mark = closed.has(code) ? 'closes' : changed.has(code) ? 'changes' : 'stays';
    return { name: entry?.name ?? code, parent: entry?.parent, mark, successors } as const;
  };
  const comes = (code: string) => {
    const opening = opened.get(code);
    if (opening) return { name: opening.name, parent: opening.parent, mark: 'opens' } as const;
    const { name, parent } = stands(code);
    const change = changed.get(code);
    return {
      name: change?.name ?? name,
      parent: change?.parent === undefined ? parent : (change.parent ?? undefined),
      mark: change ? 'changes' : 'stays',
    } as const;
  };
  return {
    before: treeOf([...closed.keys(), ...changed.keys()], stands),
    after: treeOf([...opened.keys(), ...changed.keys(), ...successorsOf(plan)], comes),
  };
}

function successorsOf({ closes }: ReorganisationPlan): string[] {
  return closes.flatMap(({ successors, receivesFor }) => [...successors, ...(receivesFor ? [receivesFor] : [])]);
}

type Standing = Omit<PlanLine, 'code' | 'depth'> & { readonly parent?: string };

function treeOf(concerned: readonly string[], standing: (code: string) => Standing): PlanLine[] {
  const shown = new Map<string, Standing>();
  for (const first of concerned) {
    for (let code: string | undefined = first; code !== undefined && !shown.has(code); code = shown.get(code)?.parent) {
      shown.set(code, standing(code));
    }
  }
  const below = new Map<string | undefined, string[]>();
  for (const [code, { parent }] of shown) {
    const siblings = below.get(parent);
    if (siblings) siblings.push(code);
    else below.set(parent, [code]);
  }
  const lines: PlanLine[] = [];
  // Who stands in a circle is reached from nowhere; the plan's judgement names it.
  const write = (parent: string | undefined, depth: number): void => {
    for (const code of (below.get(parent) ?? []).sort()) {
      const { name, mark, successors } = shown.get(code) as Standing;
      lines.push({ code, name, depth, mark, successors });
      write(code, depth + 1);
    }
  };
  write(undefined, 0);
  return lines;
}

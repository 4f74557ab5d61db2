import type { paths } from '../../api/v1.js';

type Written = paths['/v1/reorganisations/rehearsals']['post']['requestBody']['content']['application/json'];

/** A plan as it is written, in a file or here. What this form does not show stays in it as the file had it. */
export type Plan = Required<Written>;
export type Section = 'opens' | 'closes' | 'changes' | 'moves';
export type RowOf<Name extends Section> = Plan[Name][number];

export type Rehearsal =
  paths['/v1/reorganisations/rehearsals']['post']['responses'][200]['content']['application/json'];
export type TreeLine = Rehearsal['before'][number];
export type Finding = Rehearsal['findings'][number];

export const sections = ['opens', 'closes', 'changes', 'moves'] as const;

export const emptyPlan: Plan = { name: '', effectiveAt: '', reason: '', opens: [], closes: [], changes: [], moves: [] };

export const emptyRows: { readonly [Name in Section]: RowOf<Name> } = {
  opens: { code: '', name: '' },
  closes: { code: '', successors: [] },
  changes: { code: '' },
  moves: { system: '', agencies: [] },
};

/** What a file holds, as far as it is a plan at all; what is wrong within it the rehearsal says. */
export function planIn(text: string): Plan | undefined {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read)) return undefined;
  const plan = { ...emptyPlan, ...read };
  const isWhole = sections.every((section) => Array.isArray(plan[section]) && plan[section].every(isRow));
  return isWhole && typeof plan.name === 'string' && typeof plan.effectiveAt === 'string' ? plan : undefined;
}

function isRow(row: unknown): boolean {
  return typeof row === 'object' && row !== null && !Array.isArray(row);
}

/** As it is sent: fields that were left empty say nothing. */
export function written(plan: Plan): Plan {
  const rows = <Row extends object>(all: readonly Row[]) => all.map(withoutEmpty);
  return {
    ...plan,
    name: plan.name.trim(),
    reason: plan.reason.trim(),
    opens: rows(plan.opens),
    closes: rows(plan.closes),
    changes: rows(plan.changes),
    moves: rows(plan.moves),
  };
}

function withoutEmpty<Row extends object>(row: Row): Row {
  const kept = Object.entries(row).filter(([, value]) => value !== '' && value !== undefined && value !== false);
  return Object.fromEntries(kept) as Row;
}

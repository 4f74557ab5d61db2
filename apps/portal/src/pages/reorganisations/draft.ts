import { signal } from '@preact/signals';
import { emptyPlan, type Plan, planIn, type RowOf, type Section } from './plan.js';

const kept = 'edoc.reorganisation-draft';

/** The plan that is being made in this browser. It outlives a closed window: an evening's work is in it. */
export const draft = signal<Plan>(planIn(localStorage.getItem(kept) ?? '') ?? emptyPlan);

export function write(change: Partial<Plan>): void {
  put({ ...draft.value, ...change });
}

export function put(plan: Plan): void {
  draft.value = plan;
  try {
    localStorage.setItem(kept, JSON.stringify(plan));
  } catch {
    // A browser without room keeps it for as long as the page is open.
  }
}

export function forget(): void {
  draft.value = emptyPlan;
  localStorage.removeItem(kept);
}

export function writeRow<Name extends Section>(section: Name, n: number, change: Partial<RowOf<Name>>): void {
  const rows = draft.value[section] as readonly RowOf<Name>[];
  write({ [section]: rows.map((row, each) => (each === n ? { ...row, ...change } : row)) });
}

export function addRow<Name extends Section>(section: Name, row: RowOf<Name>): void {
  write({ [section]: [...draft.value[section], row] });
}

export function removeRow(section: Section, n: number): void {
  write({ [section]: draft.value[section].filter((_, each) => each !== n) });
}

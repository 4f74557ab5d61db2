import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench, Budget, Measured, Workbench } from './bench.js';
import { describeMachine } from './machine.js';

/** One line of `edoc bench --json`. */
export interface BenchResult {
  readonly bench: string;
  readonly figure: number;
  readonly unit: string;
  readonly floor?: number;
  readonly ratio?: number;
  readonly budget: string;
  /** Absent when there is no floor to compare with. */
  readonly ok?: boolean;
  readonly beside: Measured['beside'];
  readonly machine: string;
}

/** Runs a bench in a folder of its own, and leaves nothing behind. */
export async function runBench(
  name: string,
  bench: Bench,
  { say, ...longForm }: Pick<Workbench, 'say' | 'seconds' | 'documents'>,
): Promise<BenchResult> {
  const undo: (() => Promise<void> | void)[] = [];
  const folder = await mkdtemp(join(tmpdir(), 'edoc-bench-'));
  const workbench: Workbench = { folder, say, ...longForm, undoLater: (step) => void undo.push(step) };
  try {
    return resultOf(name, bench, await bench.measure(workbench));
  } finally {
    for (const step of undo.reverse()) await step();
    await rm(folder, { recursive: true, force: true });
  }
}

function resultOf(
  name: string,
  { unit, budget }: Bench,
  { figure, floor, kept = true, beside }: Measured,
): BenchResult {
  const ratio = floor === undefined ? undefined : figure / floor;
  const judged = budget.of === 'figure' ? figure : ratio;
  return {
    bench: name,
    figure: rounded(figure),
    unit,
    floor: floor && rounded(floor),
    ratio: ratio && rounded(ratio),
    budget: budgetInWords(budget, unit),
    ok: judged === undefined ? undefined : kept && isWithin(judged, budget),
    beside: Object.fromEntries(
      Object.entries(beside).map(([key, value]) => [key, typeof value === 'number' ? rounded(value) : value]),
    ),
    machine: describeMachine(),
  };
}

function isWithin(value: number, { atMost = Infinity, atLeast = 0 }: Budget): boolean {
  return value <= atMost && value >= atLeast;
}

function budgetInWords({ of, atMost, atLeast }: Budget, unit: string): string {
  const bound = atMost === undefined ? `≥ ${atLeast}` : `≤ ${atMost}`;
  return of === 'ratio' ? `${bound} ×` : `${bound} ${unit}`;
}

/** Three significant digits of what was measured, more would claim a precision nobody has; counts are exact. */
function rounded(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(3));
}

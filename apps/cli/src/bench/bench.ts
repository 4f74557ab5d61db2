import type { Sentence } from '@edoc-axis/contracts';

/**
 * Terminology: a *figure* is what we measure; a *floor* is what another program needs for the like on the same machine
 * in the same run; their *ratio* is what budgets speak about, since machines are shared and differ.
 */
export interface Bench {
  readonly says: Sentence;
  readonly unit: 'µs' | 'ms' | 's' | '1/s' | 'MiB';
  readonly budget: Budget;
  measure(bench: Workbench): Promise<Measured>;
}

/** What the figure, or its ratio to the floor, must keep to. */
export interface Budget {
  readonly of: 'figure' | 'ratio';
  readonly atMost?: number;
  readonly atLeast?: number;
}

export interface Measured {
  readonly figure: number;
  /** Absent where the program that gives it is not installed. */
  readonly floor?: number;
  /** Whether what was promised beside the figure held, such as memory that does not grow. */
  readonly kept?: boolean;
  /** What else was seen: percentiles, counts, others' figures. */
  readonly beside: Readonly<Record<string, number | string | undefined>>;
}

/** Where a bench works: a folder that is gone afterwards, and a list of what to undo before. */
export interface Workbench {
  readonly folder: string;
  /** How long it is to load, where there is a short and a long form; the short one when absent. */
  readonly seconds?: number;
  /** How many documents are to be there, likewise. */
  readonly documents?: number;
  say(line: string): void;
  undoLater(step: () => Promise<void> | void): void;
}

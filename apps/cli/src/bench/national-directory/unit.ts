/** A code that is to stand in the directory; the one it is below is what its last group grew from. */
export interface NewUnit {
  readonly code: string;
  readonly name: string;
  readonly validFrom?: string;
  readonly closed?: Closed;
}

export interface Closed {
  readonly at: string;
  readonly successors: readonly string[];
  readonly receiver?: string;
}

/** `H36` and 4 make `H36.04`. The 102 form has three digits for level 4, and none for what does not fit its width. */
export function below(code: string, number: number, width = 2): string {
  return `${code}.${String(number).padStart(width, '0')}`;
}

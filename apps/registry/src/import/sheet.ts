import type { ErrorCode, SentenceParams } from '@edoc-axis/domain';

/** What a person sees in a file: rows counted from 1 as a spreadsheet shows them, cells as text. */
export interface Sheet {
  readonly rows: readonly SheetRow[];
  /** What could not be read; the other rows still are, so that all faults are named at once. */
  readonly faults: readonly Fault[];
  /** Days are numbers of days since 1899-12-30, as workbooks keep them. */
  readonly daysAreNumbers: boolean;
}

export interface SheetRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** Something wrong, and where: without a row it is of the whole file, without a column of the whole row. */
export interface Fault {
  readonly code: ErrorCode;
  readonly params: SentenceParams;
  readonly row?: number;
  readonly column?: FaultColumn;
}

export interface FaultColumn {
  /** As a spreadsheet calls it: A, B, … AA. */
  readonly letters: string;
  /** What stands in the first row there. */
  readonly header: string;
}

/** The letters of a column counted from 0. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(firstLetter + (column % alphabet));
  return column < alphabet ? last : columnLetters(Math.floor(column / alphabet) - 1) + last;
}

/** The column of a cell's name, counted from 0: 1 for `B12`; undefined when it is none. */
export function columnOf(cell: string): number | undefined {
  const letters = /^([A-Z]{1,3})\d*$/.exec(cell)?.[1];
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * alphabet + letter.charCodeAt(0) - firstLetter + 1, 0) - 1;
}

const alphabet = 26;
const firstLetter = 'A'.charCodeAt(0);

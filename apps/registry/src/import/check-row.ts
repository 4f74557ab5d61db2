import type { AgencyEntry } from '@edoc-axis/contracts';
import { fromForm102, isCentre, toForm102 } from '@edoc-axis/domain';
import type { Field } from './columns.js';
import type { Complain, RowRead } from './read-row.js';

/** What a row is judged beside: the other rows, and the register as it is. */
export interface Surroundings {
  /** The first row of each code. */
  readonly inFile: ReadonlyMap<string, RowRead>;
  readonly registered: ReadonlyMap<string, AgencyEntry>;
  /** Who has which 102 form in the register. */
  readonly formOwners: ReadonlyMap<string, string>;
  /** The first row of each 102 form, given or by the rule. */
  readonly formsInFile: ReadonlyMap<string, RowRead>;
  readonly complain: Complain;
  /** Something is wrong there already: what follows from it is not said as well. */
  isFaulty(row: number, field: Field): boolean;
}

/** Everything that is wrong with a row beside others and the register. Circles of parents see `find-circles.ts`. */
export function checkRow(read: RowRead, around: Surroundings): void {
  checkNamed(read, around);
  if (read.code === undefined) return;
  const named: NamedRow = { ...read, code: read.code };
  checkCode(named, around);
  checkForm102(named, around);
  checkParent(named, around);
  checkValidity(named, around);
  checkSuccessors(named, around);
  checkReceiver(named, around);
}

type NamedRow = RowRead & { readonly code: string };

/** The form a row will have: the given one, the registered one, or the rule's. */
export function form102Of(
  { code, form102 }: RowRead,
  registered: ReadonlyMap<string, AgencyEntry>,
): string | undefined {
  if (code === undefined) return form102;
  return form102 ?? registered.get(code)?.form102 ?? toForm102(code);
}

function checkNamed({ row, code, name }: RowRead, { complain, isFaulty }: Surroundings): void {
  if (code === undefined && !isFaulty(row, 'code')) complain('import.code-missing', {}, row, 'code');
  if (name === undefined && code !== undefined && !isFaulty(row, 'name')) {
    complain('import.name-missing', { code }, row, 'name');
  }
}

function checkCode({ row, code, validUntil }: NamedRow, around: Surroundings): void {
  const first = around.inFile.get(code);
  if (first && first.row !== row) around.complain('import.code-twice', { code, other: first.row }, row, 'code');
  const closedAt = around.registered.get(code)?.validUntil;
  if (closedAt !== undefined && closedAt !== validUntil && !around.isFaulty(row, 'validUntil')) {
    around.complain('import.code-closed', { code, closedAt }, row, validUntil === undefined ? 'code' : 'validUntil');
  }
}

function checkForm102(read: NamedRow, { registered, formOwners, formsInFile, inFile, complain }: Surroundings): void {
  const { row, code, form102: given } = read;
  const form102 = form102Of(read, registered);
  if (form102 === undefined || inFile.get(code)?.row !== row) return;
  const field = given === undefined ? 'code' : 'form102';
  const owner = formOwners.get(form102);
  // A form of its own is believed where the register has it so, and for codes the rule gives none.
  if (owner === code) return;
  if (owner !== undefined) return complain('import.form102-taken', { form102, owner }, row, field);
  const meant = fromForm102(form102);
  const expected = toForm102(read.code);
  if (expected !== undefined && meant !== undefined && meant !== code) {
    return complain('import.form102-disagrees', { form102, meant, code, expected }, row, field);
  }
  const first = formsInFile.get(form102);
  if (first && first.row !== row) complain('import.form102-twice', { form102, other: first.row }, row, field);
}

function checkParent({ row, code, parent, validUntil }: NamedRow, around: Surroundings): void {
  if (parent === undefined) return;
  if (parent === code) return around.complain('import.own-parent', { code }, row, 'parent');
  const above = stands(parent, around);
  if (!above) return around.complain('import.parent-unknown', { parent }, row, 'parent');
  const closedAt = above.validUntil;
  if (closedAt !== undefined && (validUntil === undefined || validUntil > closedAt)) {
    if (!around.isFaulty(row, 'validUntil')) {
      around.complain('import.parent-closed', { code, parent, closedAt }, row, 'parent');
    }
  }
}

function checkValidity({ row, code, validFrom, validUntil }: NamedRow, { registered, complain }: Surroundings): void {
  const from = validFrom ?? registered.get(code)?.validFrom;
  if (from !== undefined && validUntil !== undefined && validUntil <= from) {
    complain('import.ends-before-begin', { validUntil, validFrom: from }, row, 'validUntil');
  }
}

function checkSuccessors({ row, code, successors, validUntil }: NamedRow, around: Surroundings): void {
  const { complain, isFaulty } = around;
  for (const successor of successors) {
    if (successor === code) complain('import.own-successor', { code }, row, 'successors');
    else if (!stands(successor, around)) complain('import.successor-unknown', { successor }, row, 'successors');
  }
  if (successors.length > 0 && validUntil === undefined && !isFaulty(row, 'validUntil')) {
    complain('import.successor-of-open', { code }, row, 'successors');
  }
}

function checkReceiver(read: NamedRow, around: Surroundings): void {
  const { row, code, receivesFor: receiver, receivesForUntil, validUntil } = read;
  const { complain, isFaulty } = around;
  if (receiver === undefined) {
    if (receivesForUntil !== undefined && !isFaulty(row, 'receivesFor')) {
      complain('import.until-without-receiver', { code }, row, 'receivesForUntil');
    }
    return;
  }
  if (receiver === code) return complain('import.own-receiver', { code }, row, 'receivesFor');
  const found = stands(receiver, around);
  if (!found) return complain('import.receiver-unknown', { receiver }, row, 'receivesFor');
  if (found.centre) return complain('import.receiver-centre', { receiver }, row, 'receivesFor');
  if (validUntil === undefined) {
    if (!isFaulty(row, 'validUntil')) complain('import.receiver-of-open', { code }, row, 'receivesFor');
  } else if (found.validUntil !== undefined && found.validUntil <= validUntil) {
    const closedAt = found.validUntil;
    complain('import.receiver-closed', { receiver, closedAt, code }, row, 'receivesFor');
  }
}

/** An agency as it will be after the import, by the file before the register. */
function stands(
  code: string,
  { inFile, registered }: Surroundings,
): { readonly validUntil?: string; readonly centre: boolean } | undefined {
  const read = inFile.get(code);
  if (read?.code === undefined) return registered.get(code);
  return { validUntil: read.validUntil, centre: isCentre(read.code) || read.marks.includes('centre') };
}

import { agencyChangesMax } from '@edoc-axis/contracts';
import { type AgencyCode, fromForm102, isCentre, type Permission, toForm102 } from '@edoc-axis/domain';
import { form102Of } from '../agencies/form102-of.js';
import type { Field } from './columns.js';
import { type ComparedField, differencesOf, fieldsOf } from './differences.js';
import type { Complain, RowRead } from './read-row.js';
import { momentFor, type RegisteredAgencies } from './registered.js';

/** Whether who brings the file may change what concerns these agencies. */
export type MayChange = (agencies: readonly AgencyCode[]) => Permission;

/** What a row is judged beside: the other rows, and the register as it is. */
export interface Surroundings {
  /** The first row of each code. */
  readonly inFile: ReadonlyMap<string, RowRead>;
  readonly registered: RegisteredAgencies;
  readonly mayChange: MayChange;
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
  checkChange(named, around);
  checkPermission(named, around);
}

type NamedRow = RowRead & { readonly code: AgencyCode };

/** The form a row will have: the given one, the registered one, or the rule's. */
export function form102OfRow({ code, form102 }: RowRead, registered: RegisteredAgencies): string | undefined {
  if (code === undefined) return form102;
  return form102Of({ code, form102: form102 ?? registered.published(code)?.form102 });
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
  const closedAt = around.registered.published(code)?.validUntil;
  if (closedAt !== undefined && closedAt !== validUntil && !around.isFaulty(row, 'validUntil')) {
    around.complain('import.code-closed', { code, closedAt }, row, validUntil === undefined ? 'code' : 'validUntil');
  }
}

function checkForm102(read: NamedRow, { registered, formsInFile, inFile, complain }: Surroundings): void {
  const { row, code, form102: given } = read;
  const form102 = form102OfRow(read, registered);
  if (form102 === undefined || inFile.get(code)?.row !== row) return;
  const field = given === undefined ? 'code' : 'form102';
  const owner = registered.ownerOf102Form(form102);
  // A form of its own is believed where the register has it so, and for codes the rule gives none.
  if (owner === code) return;
  if (owner !== undefined) return complain('import.form102-taken', { form102, owner }, row, field);
  const meant = fromForm102(form102);
  const expected = toForm102(code);
  if (expected !== undefined && meant !== undefined && meant !== code) {
    return complain('import.form102-disagrees', { form102, meant, code, expected }, row, field);
  }
  const first = formsInFile.get(form102);
  if (first && first.row !== row) complain('import.form102-twice', { form102, other: first.row }, row, field);
}

function checkParent(read: NamedRow, around: Surroundings): void {
  const { row, code, parent, validUntil } = read;
  if (parent === undefined) return;
  if (parent === code) return around.complain('import.own-parent', { code }, row, 'parent');
  const above = stands(parent, around);
  if (!above) return around.complain('import.parent-unknown', { parent }, row, 'parent');
  const closedAt = above.validUntil;
  if (standsSoAlready(read, around)) return;
  if (closedAt !== undefined && (validUntil === undefined || validUntil > closedAt)) {
    if (!around.isFaulty(row, 'validUntil')) {
      around.complain('import.parent-closed', { code, parent, closedAt }, row, 'parent');
    }
  }
}

function checkValidity(read: NamedRow, around: Surroundings): void {
  const { row, code, validFrom, validUntil } = read;
  const { registered, complain } = around;
  if (closesSoAlready(read, around)) return;
  const from = validFrom ?? registered.published(code)?.validFrom;
  if (from !== undefined && validUntil !== undefined && validUntil <= from) {
    complain('import.ends-before-begin', { validUntil, validFrom: from }, row, 'validUntil');
  }
}

function checkSuccessors(read: NamedRow, around: Surroundings): void {
  const { row, code, successors, validUntil } = read;
  const { complain, isFaulty } = around;
  if (closesSoAlready(read, around)) return;
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
  if (closesSoAlready(read, around)) return;
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

/** What the register has of a registered agency is not judged again: a file that was exported says nothing new. */
function standsSoAlready({ code, parent, validUntil }: NamedRow, { registered, inFile }: Surroundings): boolean {
  const standing = registered.standing(code);
  const above = parent === undefined ? undefined : registered.published(parent);
  const aboveSays = (parent === undefined ? undefined : inFile.get(parent))?.validUntil ?? above?.validUntil;
  return (
    standing !== undefined &&
    standing.parent === parent &&
    standing.validUntil === validUntil &&
    above?.validUntil === aboveSays
  );
}

/** The same of who follows a closed agency. */
function closesSoAlready(read: NamedRow, { registered }: Surroundings): boolean {
  const standing = registered.standing(read.code);
  if (standing?.validUntil === undefined || standing.validUntil !== read.validUntil) return false;
  const { closing, lasting } = differencesOf(read, standing);
  const saysReceiver = read.receivesFor !== undefined || read.receivesForUntil === undefined;
  return saysReceiver && Object.keys(closing).length === 0 && lasting.validFrom === undefined;
}

/** What of a registered agency cannot change: what holds of its whole life, and anything once it is closed. */
function checkChange(read: NamedRow, { registered, complain, isFaulty }: Surroundings): void {
  const { row, code, validUntil } = read;
  const before = registered.published(code);
  const standing = registered.standing(code);
  if (!before || !standing) return;
  const differences = differencesOf(read, standing);
  const { dated, lasting, closing } = differences;
  const saysSomething = [dated, lasting, closing].some((fields) => Object.keys(fields).length > 0);
  if (before.robot !== undefined && saysSomething) complain('joining.is-robot', { agency: code }, row, 'code');
  if (lasting.form102 !== undefined && before.form102 !== undefined && !isFaulty(row, 'form102')) {
    complain('import.form102-stays', { code, form102: before.form102 }, row, 'form102');
  }
  if (lasting.validFrom !== undefined && lasting.validFrom > before.validFrom) {
    complain('import.begins-later', { code, opensAt: before.validFrom }, row, 'validFrom');
  }
  const moment = momentFor(before, registered.at).toISOString();
  const closedAt = before.validUntil ?? validUntil;
  const isClosed = closedAt !== undefined && closedAt <= moment;
  const stay = [
    ...(isClosed ? Object.keys(dated) : []),
    ...(before.validUntil === undefined ? [] : Object.keys(closing)),
  ] as ComparedField[];
  for (const field of stay.map(columnOf)) {
    if (!isFaulty(row, field)) complain('import.closed-stays', { code, closedAt }, row, field);
  }
  const planned = before.changes?.find(({ since }) => since > moment && since >= (closing.validUntil ?? '\uffff'));
  if (planned) complain('agency.change-after-closing', { agency: code, changesAt: planned.since }, row, 'validUntil');
  if (fieldsOf(differences).length > 0 && (before.changes?.length ?? 0) >= agencyChangesMax) {
    complain('agency.too-many-changes', { agency: code, changesMax: agencyChangesMax }, row, 'code');
  }
}

/** The column in which a field of an agency is written. */
function columnOf(field: ComparedField): Field {
  if (field === 'agencyKind') return 'kind';
  return field === 'centre' || field === 'hidden' || field === 'test' ? 'marks' : field;
}

/** Who stands newly below an agency concerns that one too. */
function checkPermission({ row, code, parent }: NamedRow, { registered, mayChange, complain, isFaulty }: Surroundings) {
  const own = mayChange([code]);
  if (own !== true) return complain(own.code, own.params, row, 'code');
  if (parent === undefined || parent === registered.standing(code)?.parent || isFaulty(row, 'parent')) return;
  const above = mayChange([parent]);
  if (above !== true) complain(above.code, above.params, row, 'parent');
}

/** An agency as it will be after the import, by the file before the register. */
function stands(
  code: string,
  { inFile, registered }: Surroundings,
): { readonly validUntil?: string; readonly centre: boolean } | undefined {
  const read = inFile.get(code);
  if (read?.code === undefined) return registered.standing(code);
  return { validUntil: read.validUntil, centre: isCentre(read.code) || read.marks.includes('centre') };
}

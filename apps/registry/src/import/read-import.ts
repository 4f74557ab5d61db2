import { type AgencyCode, CataloguedError, fromForm102, readAgencyCode } from '@edoc-axis/domain';
import { checkRow, form102Of, type Surroundings } from './check-row.js';
import { type Columns, type Field, findColumns, type Mapping } from './columns.js';
import { findCircles } from './find-circles.js';
import { inSteps } from './in-steps.js';
import { importLimits } from './limits.js';
import { readCsv } from './read-csv.js';
import { readRow, type RowRead } from './read-row.js';
import { readWorkbook } from './read-workbook.js';
import { ownersOf, type RegisteredAgencies, withParents } from './registered.js';
import type { Fault, Sheet, SheetRow } from './sheet.js';

/** An agency as a file has it, fit to be registered as long as the register does not change. */
export type ImportedAgency = RowRead & { readonly code: AgencyCode; readonly name: string };

export interface ImportRead {
  /** Empty where there are faults: an import is all or nothing. */
  readonly agencies: readonly ImportedAgency[];
  /** By row and column; all of them, up to `importLimits.faultsMax`. */
  readonly faults: readonly Fault[];
}

/**
 * Reads a file of agencies, CSV or a workbook, and judges it beside the register. Whatever is wrong is told at once, each
 * thing with its row and column: who mends a file of thousands of rows should need to do it once.
 * @param mapping which columns to take where headers do not say it
 */
export async function readImport(
  bytes: Buffer,
  registered: RegisteredAgencies,
  mapping: Mapping = {},
): Promise<ImportRead> {
  try {
    return await judge(await readSheet(bytes), registered, mapping);
  } catch (error) {
    // What is wrong with the file as a whole is one fault like others.
    if (!(error instanceof CataloguedError) || !error.code.startsWith('import.')) throw error;
    return { agencies: [], faults: [{ code: error.code, params: error.params }] };
  }
}

async function readSheet(bytes: Buffer): Promise<Sheet> {
  const { importBytesMax } = importLimits;
  if (bytes.length > importBytesMax) throw new CataloguedError('import.file-too-large', { importBytesMax });
  if (bytes.subarray(0, 4).equals(oldWorkbook)) throw new CataloguedError('import.workbook-too-old');
  return bytes.subarray(0, 2).toString('latin1') === 'PK' ? readWorkbook(bytes) : readCsv(bytes);
}

/** A compound file, as Excel wrote until 2003. */
const oldWorkbook = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

async function judge(sheet: Sheet, registered: RegisteredAgencies, mapping: Mapping): Promise<ImportRead> {
  const [head, ...rows] = sheet.rows;
  if (!head || rows.length === 0) {
    return { agencies: [], faults: [...sheet.faults, { code: 'import.no-rows', params: {} }] };
  }
  const { columns, faults: ofColumns } = findColumns(head, mapping);
  const ledger = keepFaults(columns, [...sheet.faults, ...ofColumns]);
  // Without its code a row cannot be told from another.
  if (!columns.code) return { agencies: [], faults: ledger.faults() };

  const forms = await knownForms(rows, columns, registered);
  const reading = {
    columns,
    columnsNamed: head.cells.length,
    daysAreNumbers: sheet.daysAreNumbers,
    complain: ledger.complain,
    codeOf102Form: (form102: string) => forms.get(form102),
  };
  const read: RowRead[] = [];
  await inSteps(rows, (row) => read.push(readRow(row, reading)));
  const around = await surroundingsOf(read, registered, ledger);
  await inSteps(read, (row) => checkRow(row, around));
  findCircles(around.inFile, around.registered, ledger.complain);

  const faults = ledger.faults();
  return { agencies: faults.length === 0 ? read.filter(isComplete) : [], faults };
}

function isComplete(row: RowRead): row is ImportedAgency {
  return row.code !== undefined && row.name !== undefined;
}

type Ledger = Pick<Surroundings, 'complain' | 'isFaulty'> & { faults(): Fault[] };

function keepFaults(columns: Columns, before: readonly Fault[]): Ledger {
  const { faultsMax } = importLimits;
  const faults = before.slice(0, faultsMax);
  const place = (row: number, letters = '') => `${row} ${letters}`;
  const faulty = new Set(faults.map(({ row = 0, column }) => place(row, column?.letters)));
  return {
    complain(code, params, row, field) {
      const column = field && columns[field];
      faulty.add(place(row, column?.letters));
      if (faults.length > faultsMax) return;
      const where = column && { letters: column.letters, header: column.header };
      faults.push(faults.length < faultsMax ? { code, params, row, column: where } : tooMany);
    },
    isFaulty(row, field) {
      const column = columns[field];
      // Where the column of names is missing, that is said once and not of every row.
      return column ? faulty.has(place(row, column.letters)) : field === 'name';
    },
    faults: () => faults.toSorted((one, other) => rank(one) - rank(other)),
  };
}

const tooMany: Fault = { code: 'import.too-many-faults', params: { faultsMax: importLimits.faultsMax }, row: Infinity };

/** By row, then by column. */
function rank({ row = 0, column }: Fault): number {
  const letters = column?.letters ?? '';
  return row * 1_000 + letters.length * 100 + (letters.charCodeAt(letters.length - 1) || 0);
}

/** What is written in the 102 form means what the register or this file says of it, before the rule is asked. */
async function knownForms(
  rows: readonly SheetRow[],
  columns: Columns,
  registered: RegisteredAgencies,
): Promise<Map<string, AgencyCode>> {
  const written = (row: SheetRow, field: Field) => (row.cells[columns[field]?.index ?? -1] ?? '').trim().toUpperCase();
  const known = new Map<string, AgencyCode>();
  const forms = new Set<string>();
  await inSteps(rows, (row) => {
    const own = written(row, 'form102');
    const code = written(row, 'code');
    if (own !== '' && fromForm102(code) === undefined) {
      const read = readAgencyCode(code);
      if (read !== undefined) known.set(own, read);
    }
    for (const field of codeFields) {
      for (const text of written(row, field).split(/[\s,;|]+/)) if (fromForm102(text) !== undefined) forms.add(text);
    }
  });
  for (const [form102, code] of await ownersOf(forms, registered)) known.set(form102, code as AgencyCode);
  return known;
}

const codeFields = ['code', 'parent', 'successors', 'receivesFor'] as const;

async function surroundingsOf(
  rows: readonly RowRead[],
  registered: RegisteredAgencies,
  { complain, isFaulty }: Ledger,
): Promise<Surroundings> {
  const inFile = new Map<string, RowRead>();
  const named = new Set<string>();
  await inSteps(rows, (row) => {
    if (row.code !== undefined && !inFile.has(row.code)) inFile.set(row.code, row);
    for (const code of [row.code, row.parent, row.receivesFor, ...row.successors])
      if (code !== undefined) named.add(code);
  });
  const known = await withParents(named, registered);
  const formsInFile = new Map<string, RowRead>();
  await inSteps(inFile.values(), (row) => {
    const form102 = form102Of(row, known);
    if (form102 !== undefined && !formsInFile.has(form102)) formsInFile.set(form102, row);
  });
  const formOwners = await ownersOf(formsInFile.keys(), registered);
  return { inFile, registered: known, formOwners, formsInFile, complain, isFaulty };
}

import { type AgencyCode, CataloguedError, fromForm102, readAgencyCode } from '@edoc-axis/domain';
import { checkRow, form102OfRow, type MayChange, type Surroundings } from './check-row.js';
import { type Columns, type Field, findColumns, type Mapping } from './columns.js';
import { findCircles } from './find-circles.js';
import { inSteps } from './in-steps.js';
import { importLimits } from './limits.js';
import { readCsv } from './read-csv.js';
import { readRow, type RowRead } from './read-row.js';
import { readWorkbook } from './read-workbook.js';
import type { RegisteredAgencies } from './registered.js';
import type { Fault, Sheet, SheetRow } from './sheet.js';

/** An agency as a file has it, fit to be registered as long as the register does not change. */
export type ImportedAgency = RowRead & { readonly code: AgencyCode; readonly name: string };

export interface ImportRead {
  /** Empty where there are faults: an import is all or nothing. */
  readonly agencies: readonly ImportedAgency[];
  /** By row and column; all of them, up to `importLimits.faultsMax`. */
  readonly faults: readonly Fault[];
}

export interface Judging {
  readonly registered: RegisteredAgencies;
  /** Everything, when absent. */
  readonly mayChange?: MayChange;
  /** Which columns to take where headers do not say it. */
  readonly mapping?: Mapping;
  /** So many rows have been read, and judged. */
  readonly tell?: (progress: { readonly rows?: number; readonly judged?: number }) => void;
}

/**
 * Reads a file of agencies, CSV or a workbook, and judges it beside the register. Whatever is wrong is told at once, each
 * thing with its row and column: who mends a file of thousands of rows should need to do it once.
 */
export async function readImport(bytes: Buffer, judging: Judging): Promise<ImportRead> {
  try {
    return await judge(await readSheet(bytes), judging);
  } catch (error) {
    // What is wrong with the file as a whole is one fault like others.
    if (!(error instanceof CataloguedError) || !error.code.startsWith('import.')) throw error;
    return { agencies: [], faults: [{ code: error.code, params: error.params }] };
  }
}

/** Judges agencies of a file anew that were judged before, beside a register that has gone on. */
export async function judgeAgain(agencies: readonly ImportedAgency[], judging: Judging): Promise<ImportRead> {
  return judgeRows(agencies, judging, keepFaults({}, []));
}

async function readSheet(bytes: Buffer): Promise<Sheet> {
  const { importBytesMax } = importLimits;
  if (bytes.length > importBytesMax) throw new CataloguedError('import.file-too-large', { importBytesMax });
  if (bytes.subarray(0, 4).equals(oldWorkbook)) throw new CataloguedError('import.workbook-too-old');
  return bytes.subarray(0, 2).toString('latin1') === 'PK' ? readWorkbook(bytes) : readCsv(bytes);
}

/** A compound file, as Excel wrote until 2003. */
const oldWorkbook = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

async function judge(sheet: Sheet, judging: Judging): Promise<ImportRead> {
  const [head, ...rows] = sheet.rows;
  if (!head || rows.length === 0) {
    return { agencies: [], faults: [...sheet.faults, { code: 'import.no-rows', params: {} }] };
  }
  const { columns, faults: ofColumns } = findColumns(head, judging.mapping ?? {});
  const ledger = keepFaults(columns, [...sheet.faults, ...ofColumns]);
  // Without its code a row cannot be told from another.
  if (!columns.code) return { agencies: [], faults: ledger.faults() };

  const forms = await knownForms(rows, columns);
  const reading = {
    columns,
    columnsNamed: head.cells.length,
    daysAreNumbers: sheet.daysAreNumbers,
    complain: ledger.complain,
    codeOf102Form: (form102: string) =>
      (judging.registered.ownerOf102Form(form102) as AgencyCode | undefined) ?? forms.get(form102),
  };
  const read: RowRead[] = [];
  judging.tell?.({ rows: rows.length });
  await inSteps(rows, (row) => read.push(readRow(row, reading)));
  return judgeRows(read, judging, ledger);
}

async function judgeRows(rows: readonly RowRead[], judging: Judging, ledger: Ledger): Promise<ImportRead> {
  const around = await surroundingsOf(rows, judging, ledger);
  let judged = 0;
  await inSteps(rows, (row) => {
    checkRow(row, around);
    judged += 1;
    if (judged % rowsOfStep === 0) judging.tell?.({ judged });
  });
  findCircles(around.inFile, around.registered, ledger.complain);
  judging.tell?.({ judged });
  const faults = ledger.faults();
  return { agencies: faults.length === 0 ? rows.filter(isComplete) : [], faults };
}

const rowsOfStep = 1_000;

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

/** What is written in the 102 form means what the register, or else this file, says of it, before the rule is asked. */
async function knownForms(rows: readonly SheetRow[], columns: Columns): Promise<Map<string, AgencyCode>> {
  const written = (row: SheetRow, field: Field) => (row.cells[columns[field]?.index ?? -1] ?? '').trim().toUpperCase();
  const known = new Map<string, AgencyCode>();
  await inSteps(rows, (row) => {
    const own = written(row, 'form102');
    const code = written(row, 'code');
    if (own === '' || fromForm102(code) !== undefined) return;
    const read = readAgencyCode(code);
    if (read !== undefined) known.set(own, read);
  });
  return known;
}

async function surroundingsOf(
  rows: readonly RowRead[],
  { registered, mayChange = () => true }: Judging,
  { complain, isFaulty }: Ledger,
): Promise<Surroundings> {
  const inFile = new Map<string, RowRead>();
  const formsInFile = new Map<string, RowRead>();
  await inSteps(rows, (row) => {
    if (row.code === undefined || inFile.has(row.code)) return;
    inFile.set(row.code, row);
    const form102 = form102OfRow(row, registered);
    if (form102 !== undefined && !formsInFile.has(form102)) formsInFile.set(form102, row);
  });
  return { inFile, registered, mayChange, formsInFile, complain, isFaulty };
}

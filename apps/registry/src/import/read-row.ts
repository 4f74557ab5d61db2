import { type AgencyCode, fromForm102, readAgencyCode } from '@edoc-axis/domain';
import { closingMoment } from '../agencies/closing-moment.js';
import type { Column, Columns, Field } from './columns.js';
import { importLimits } from './limits.js';
import { beginningOf, isWithinReach, readDay } from './read-day.js';
import type { Fault, SheetRow } from './sheet.js';
import {
  type AgencyKind,
  kindWords,
  type Mark,
  markWords,
  type Policy,
  policyWords,
  type Vocabulary,
} from './words.js';

/** One row as an agency, as far as it could be read: what is wrong in it stands among the faults and is missing here. */
export interface RowRead {
  readonly row: number;
  readonly code?: AgencyCode;
  readonly form102?: string;
  readonly name?: string;
  readonly shortName?: string;
  readonly agencyKind?: AgencyKind;
  readonly parent?: AgencyCode;
  readonly validFrom?: string;
  /** The first moment at which it is closed: the file has its last valid day. */
  readonly validUntil?: string;
  readonly successors: readonly AgencyCode[];
  readonly receivesFor?: AgencyCode;
  readonly receivesForUntil?: string;
  readonly policy?: Policy;
  /** Empty where nothing is said of them. */
  readonly marks: readonly Mark[];
  readonly address?: string;
}

/** Where a fault of a row is told. */
export type Complain = (code: Fault['code'], params: Fault['params'], row: number, field?: Field) => void;

export interface RowReading {
  readonly columns: Columns;
  readonly columnsNamed: number;
  readonly daysAreNumbers: boolean;
  readonly complain: Complain;
  /** What was written as a 102 form, where the directory or the file knows better than the rule. */
  readonly codeOf102Form: (form102: string) => AgencyCode | undefined;
}

const nameCharactersMax = 200;
const shortNameCharactersMax = 100;
const addressCharactersMax = 300;
const codeCharactersMax = 100;
const wordsCharactersMax = 500;

/** Reads a row cell by cell. What depends on other rows or on the register is judged later, by `check-row.ts`. */
export function readRow({ row, cells }: SheetRow, reading: RowReading): RowRead {
  const { columns, columnsNamed, daysAreNumbers, complain } = reading;
  const filled = cells.findLastIndex((cell) => cell.trim() !== '') + 1;
  if (filled > columnsNamed) {
    complain('import.cells-beyond-columns', { cells: filled, columns: columnsNamed }, row);
  }

  function text(field: Field, lengthMax: number): string | undefined {
    const column: Column | undefined = columns[field];
    const written = column && plainText(cells[column.index] ?? '');
    if (!written) return undefined;
    if (/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u.test(written)) {
      complain('import.control-characters', {}, row, field);
      return undefined;
    }
    if (written.length > lengthMax) {
      complain('import.text-too-long', { length: written.length, lengthMax }, row, field);
      return undefined;
    }
    return written;
  }

  function codeOf(written: string, field: Field): AgencyCode | undefined {
    const code = readAgencyCode(written, reading.codeOf102Form);
    if (code === undefined) complain('import.code-malformed', { code: written }, row, field);
    return code;
  }

  function code(field: Field): AgencyCode | undefined {
    const written = text(field, codeCharactersMax);
    return written === undefined ? undefined : codeOf(written, field);
  }

  function codes(field: Field): AgencyCode[] {
    const cell = text(field, importLimits.cellCharactersMax)?.split(/[\s,;|]+/) ?? [];
    const written = cell.filter((each) => each !== '');
    const { successorsMax } = importLimits;
    if (written.length > successorsMax) {
      complain('import.too-many-successors', { successors: written.length, successorsMax }, row, field);
      return [];
    }
    return [...new Set(written.flatMap((each) => codeOf(each, field) ?? []))];
  }

  function form102(): string | undefined {
    const written = text('form102', codeCharactersMax)?.toUpperCase();
    if (written === undefined || fromForm102(written) !== undefined) return written;
    complain('import.form102-malformed', { form102: written }, row, 'form102');
    return undefined;
  }

  function moment(field: Field, momentOf: (day: string) => string): string | undefined {
    const written = text(field, codeCharactersMax);
    if (written === undefined) return undefined;
    const day = readDay(written, daysAreNumbers);
    if (day !== undefined && isWithinReach(day)) return momentOf(day);
    complain(day === undefined ? 'import.date-malformed' : 'import.date-out-of-reach', { written }, row, field);
    return undefined;
  }

  function word<Word extends string>(
    field: Field,
    written: string | undefined,
    unknown: Fault['code'],
    { read, known }: Vocabulary<Word>,
  ): Word | undefined {
    const found = written === undefined ? undefined : read(written);
    if (written !== undefined && found === undefined) complain(unknown, { written, known }, row, field);
    return found;
  }

  const marksWritten = text('marks', wordsCharactersMax)?.split(/\s*[,;|]\s*/) ?? [];
  return {
    row,
    code: code('code'),
    form102: form102(),
    name: text('name', nameCharactersMax),
    shortName: text('shortName', shortNameCharactersMax),
    agencyKind: word('kind', text('kind', wordsCharactersMax), 'import.kind-unknown', kindWords),
    parent: code('parent'),
    validFrom: moment('validFrom', beginningOf),
    validUntil: moment('validUntil', (day) => closingMoment(day).toISOString()),
    successors: codes('successors'),
    receivesFor: code('receivesFor'),
    receivesForUntil: moment('receivesForUntil', (day) => closingMoment(day).toISOString()),
    policy: word('policy', text('policy', wordsCharactersMax), 'import.policy-unknown', policyWords),
    marks: marksWritten
      .filter((each) => each !== '')
      .flatMap((each) => word('marks', each, 'import.mark-unknown', markWords) ?? []),
    address: text('address', addressCharactersMax),
  };
}

/** A text as it is compared and kept: one form of each letter, and one line, since spreadsheets break lines within cells. */
export function plainText(written: string): string {
  return written
    .normalize('NFC')
    .replace(/[ \t]*[\t\r\n]+[ \t]*/g, ' ')
    .trim();
}

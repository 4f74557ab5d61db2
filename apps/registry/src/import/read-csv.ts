import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import { CataloguedError } from '@edoc-axis/domain';
import { CsvError, parse } from 'csv-parse';
import { importLimits } from './limits.js';
import type { Fault, Sheet, SheetRow } from './sheet.js';

/**
 * Reads comma-, semicolon- or tab-separated text in UTF-8, with or without byte order mark (RFC 4180, and what Excel makes
 * of it where the comma belongs to numbers). A row may span several lines within quotation marks and still counts as one,
 * as a spreadsheet shows it; empty lines count too. A mark that is never closed swallows what is behind it: reading ends
 * there, and the row is named.
 * @throws CataloguedError `import.not-utf8`, `import.too-many-rows`, `import.too-many-columns`
 */
export async function readCsv(bytes: Buffer): Promise<Sheet> {
  const text = decode(bytes);
  const rows: SheetRow[] = [];
  const faults: Fault[] = [];
  let row = 0;
  const parser = parse({
    delimiter: delimiterOf(text),
    bom: true,
    relax_column_count: true,
    // A mark within a text that does not begin with one is a mark: names have them.
    relax_quotes: true,
    max_record_size: importLimits.columnsMax * importLimits.cellCharactersMax,
    // Taken as they are read: what waits in the stream is lost when a later row cannot be read.
    on_record(cells: readonly string[]) {
      row += 1;
      if (cells.some((cell) => cell.trim() !== '')) rows.push({ row, cells: bounded(cells) });
      if (rows.length > importLimits.rowsMax + 1) {
        throw new CataloguedError('import.too-many-rows', { rowsMax: importLimits.rowsMax });
      }
      return null;
    },
  });
  try {
    await pipeline(Readable.from(piecesOf(text)), parser.resume());
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    faults.push({ code: 'import.quotes-malformed', params: {}, row: row + 1 });
  }
  return { rows, faults, daysAreNumbers: false };
}

function bounded(cells: readonly string[]): readonly string[] {
  const { columnsMax } = importLimits;
  if (cells.length > columnsMax) throw new CataloguedError('import.too-many-columns', { columnsMax });
  return cells.map(withoutGuard);
}

/** A mark before what a spreadsheet would compute: it was put there so that it does not, and is no part of the text. */
function withoutGuard(cell: string): string {
  return /^'+[=+\-@]/.test(cell) ? cell.slice(1) : cell;
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw new CataloguedError('import.not-utf8', {}, { cause: error });
  }
}

/** Parsed in steps, between which others are answered. */
async function* piecesOf(text: string): AsyncGenerator<string> {
  const characters = 64 * 1024;
  for (let from = 0; from < text.length; from += characters) {
    yield text.slice(from, from + characters);
    await setImmediate();
  }
}

/** Whichever stands more often in the first row. */
function delimiterOf(text: string): string {
  const end = text.search(/[\r\n]/);
  const first = end === -1 ? text : text.slice(0, end);
  const count = (delimiter: string) => first.split(delimiter).length;
  return count(';') > count(',') ? ';' : count('\t') > count(',') ? '\t' : ',';
}

import { CataloguedError } from '@edoc-axis/domain';
import type { OpenToken, XmlToken } from '@edoc-axis/xml';
import { importLimits } from './limits.js';
import { createTextGatherer } from './shared-strings.js';
import { columnLetters, columnOf, type Fault, type SheetRow } from './sheet.js';

interface CellReader {
  readonly rows: readonly SheetRow[];
  readonly faults: readonly Fault[];
  take(token: XmlToken): void;
}

/** Gathers the cells of a part `worksheet` (ECMA-376 part 1, 18.3.1.4): what a person sees in them, formulas' results included. */
export function createCellReader(shared: readonly string[]): CellReader {
  const rows: SheetRow[] = [];
  const faults: Fault[] = [];
  const value = createTextGatherer('v');
  const inline = createTextGatherer('t');
  let row = 0;
  let column = -1;
  let type = 'n';
  let characters = 0;
  let cells: string[] = [];

  function open(token: OpenToken): void {
    const named = (name: string) => token.attributes.find(({ local }) => local === name)?.value;
    if (token.name.local === 'row') {
      // Never backwards and none twice: rows are told apart by their numbers.
      row = Math.max(row + 1, rowNumber(named('r')) ?? 0);
      column = -1;
      cells = [];
    }
    if (token.name.local === 'c') {
      column = columnOf(named('r') ?? '') ?? column + 1;
      type = named('t') ?? 'n';
      if (column >= importLimits.columnsMax) {
        throw new CataloguedError('import.too-many-columns', { columnsMax: importLimits.columnsMax });
      }
    }
  }

  function closeCell(): void {
    const [shown, text] = [value.collect(), inline.collect()];
    if (type === 'e') {
      const where = { row, column: { letters: columnLetters(column), header: rows[0]?.cells[column] ?? '' } };
      faults.push({ code: 'import.formula-failed', params: { shown }, ...where });
      return;
    }
    const cell = type === 's' ? (shared[Number(shown)] ?? '') : type === 'inlineStr' ? text : shown;
    const { charactersMax, importBytesMax } = importLimits;
    characters += cell.length;
    if (characters > charactersMax) throw new CataloguedError('import.file-too-large', { importBytesMax });
    while (cells.length < column) cells.push('');
    cells[column] = cell;
  }

  function closeRow(): void {
    if (cells.every((cell) => cell.trim() === '')) return;
    rows.push({ row, cells });
    if (rows.length > importLimits.rowsMax + 1) {
      throw new CataloguedError('import.too-many-rows', { rowsMax: importLimits.rowsMax });
    }
  }

  return {
    rows,
    faults,
    take(token) {
      value.take(token);
      inline.take(token);
      if (token.kind === 'open') open(token);
      if (token.kind === 'close' && token.name.local === 'c') closeCell();
      if (token.kind === 'close' && token.name.local === 'row') closeRow();
    },
  };
}

function rowNumber(written: string | undefined): number | undefined {
  return written !== undefined && /^[1-9]\d{0,6}$/.test(written) ? Number(written) : undefined;
}

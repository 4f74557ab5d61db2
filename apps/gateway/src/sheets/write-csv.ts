import { Readable } from 'node:stream';
import type { Cell, Sheet } from './sheet.js';

/**
 * RFC 4180, with a byte order mark, by which spreadsheets know UTF-8. A text that a spreadsheet would compute has a mark
 * before it; who reads such a file again takes one mark away.
 */
export function writeCsv(sheet: Sheet): Readable {
  return Readable.from(linesOf(sheet), { objectMode: false });
}

async function* linesOf({ titles, rows }: Sheet): AsyncGenerator<string> {
  yield `\uFEFF${lineOf(titles)}`;
  let gathered = '';
  for await (const row of rows) {
    gathered += lineOf(row);
    if (gathered.length < pieceCharacters) continue;
    yield gathered;
    gathered = '';
  }
  yield gathered;
}

const pieceCharacters = 16 * 1024;

export function lineOf(cells: readonly Cell[]): string {
  return `${cells.map(quoted).join(',')}\r\n`;
}

function quoted(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  const text = /^'*[=+\-@]/.test(cell) ? `'${cell}` : cell;
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

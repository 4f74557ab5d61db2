/** RFC 4180, with a byte order mark, by which spreadsheets know UTF-8. */
export function csvOf(rows: readonly (readonly (string | number | undefined)[])[]): Blob {
  const lines = rows.map((cells) => `${cells.map(quoted).join(',')}\r\n`);
  return new Blob(['\uFEFF', ...lines]);
}

export const csvType = 'text/csv;charset=utf-8';

/** What begins like a formula is text: a spreadsheet would compute it. */
function quoted(cell: string | number | undefined): string {
  if (typeof cell === 'number') return String(cell);
  const text = /^[=+\-@\t\r]/.test(cell ?? '') ? `'${cell}` : (cell ?? '');
  return `"${text.replaceAll('"', '""')}"`;
}

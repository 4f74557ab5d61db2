import { callAxis } from '../api/call.js';
import { Problem, problemIn } from '../api/problem.js';

/** Hands a file over as a download. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // A browser that is still reading it would save nothing.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Fetches what the axis writes into a file, in the name of who is signed in, and saves it. */
export async function saveFromAxis(path: string, name: string): Promise<void> {
  const response = await callAxis(new Request(new URL(path, location.origin)));
  if (!response.ok) throw await problemIn(response);
  let content: Blob;
  try {
    content = await response.blob();
  } catch {
    // The line went down on the way: half a file is none.
    throw new Problem(0, {});
  }
  saveFile(name, content);
}

/** RFC 4180, with a byte order mark, by which spreadsheets know UTF-8. */
export function csvOf(rows: readonly (readonly (string | number | undefined)[])[]): Blob {
  const lines = rows.map((cells) => `${cells.map(quoted).join(',')}\r\n`);
  return new Blob(['\uFEFF', ...lines], { type: 'text/csv;charset=utf-8' });
}

/** What begins like a formula is text: a spreadsheet would compute it. */
function quoted(cell: string | number | undefined): string {
  if (typeof cell === 'number') return String(cell);
  const text = /^[=+\-@\t\r]/.test(cell ?? '') ? `'${cell}` : (cell ?? '');
  return `"${text.replaceAll('"', '""')}"`;
}

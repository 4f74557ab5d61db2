import { type Book, fetchLines, type Line } from './use-book.js';

/** More has no office in a year; beyond it a sheet is the better way to keep it. */
const linesMax = 50_000;

/** The whole year, to print or to look something up in. */
export async function fetchWhole(book: Book, tell: (count: number) => void): Promise<readonly Line[]> {
  const lines: Line[] = [];
  let after: string | undefined;
  do {
    const { rows, next } = await fetchLines(book, after);
    lines.push(...rows);
    after = next;
    tell(lines.length);
  } while (after !== undefined && lines.length < linesMax);
  return lines;
}

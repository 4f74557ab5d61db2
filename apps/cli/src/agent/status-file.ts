import { join } from 'node:path';
import type { Sentence } from '@edoc-axis/contracts';
import { printable } from '../terminal/printable.js';
import { readIfThere, writeDurably } from '../durable-files.js';

export const statusFile = 'status.json';
export const statusText = 'TRANG-THAI.txt';

/**
 * `status.json` for programs and `TRANG-THAI.txt` for people, written where they say something new.
 * @returns whether people read something new
 */
export async function writeStatus(folder: string, status: object, lines: readonly Sentence[]): Promise<boolean> {
  const isNews = await writeIfNew(join(folder, statusText), textOf(lines));
  await writeIfNew(join(folder, statusFile), `${JSON.stringify(status, null, 2)}\n`);
  return isNews;
}

/**
 * Vietnamese first, then English. As the Notepad of old computers wants it: a byte order mark, and lines that end in both
 * characters. Words of others begin no line of their own.
 */
export function textOf(lines: readonly Sentence[]): string {
  const inOne = (language: 'vi' | 'en') => lines.map((line) => printable(line[language]));
  return `\ufeff${[...inOne('vi'), '', '-'.repeat(60), '', ...inOne('en'), ''].join('\r\n')}`;
}

async function writeIfNew(file: string, content: string): Promise<boolean> {
  if ((await readIfThere(file)) === content) return false;
  await writeDurably(file, content);
  return true;
}

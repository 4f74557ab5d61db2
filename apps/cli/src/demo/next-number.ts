import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Numbers grow from run to run, as in any register; written whole, so that a killed run leaves no half number. */
export async function nextNumber(folder: string): Promise<number> {
  const file = join(folder, 'last-number');
  const last = Number(await readFile(file, 'utf8').catch(() => '0'));
  await writeFile(`${file}.part`, String(last + 1));
  await rename(`${file}.part`, file);
  return last + 1;
}

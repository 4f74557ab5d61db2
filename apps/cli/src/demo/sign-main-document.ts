import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { signPdf } from '@edoc-axis/signature';
import type { KeyAndCertificate } from './demo-authority.js';
import { mainDocument } from './letter.js';

/**
 * The sample letter, signed inside its PDF file: anew for every run, as every letter is, since the same file under another
 * number would be remarked on.
 */
export async function signMainDocument(
  folder: string,
  { keyFile, certificateFile }: KeyAndCertificate,
): Promise<string> {
  const [pdf, key, certificate] = await Promise.all([
    readFile(mainDocument),
    readFile(keyFile, 'utf8'),
    readFile(certificateFile, 'utf8'),
  ]);
  const file = join(folder, basename(mainDocument));
  await writeFile(file, await signPdf(pdf, { key, certificate, reason: 'Phát hành văn bản' }));
  return file;
}

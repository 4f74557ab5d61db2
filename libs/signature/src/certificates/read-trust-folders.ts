import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Certificate, readCertificates } from './read-certificate.js';

/**
 * The CAs of the trust folders, each with `*.pem` files of one or several certificates. A folder that is not there is empty.
 * @param onUnreadable told of a file that is left out, whatever is wrong with it: one file must not keep every other
 *   authority from being believed
 */
export function readTrustFolders(
  folders: readonly string[],
  onUnreadable: (file: string, error: unknown) => void,
): Certificate[] {
  return folders.flatMap(pemFiles).flatMap((file) => {
    try {
      return readCertificates(readFileSync(file, 'utf8'));
    } catch (error) {
      onUnreadable(file, error);
      return [];
    }
  });
}

function pemFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.pem'))
      .sort()
      .map((name) => join(folder, name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

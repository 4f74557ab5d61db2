import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Certificate, readCertificates } from '@edoc-axis/signature';
import { Logger } from '@nestjs/common';

/**
 * The CAs of the trust folders, read anew each time, so that one put there counts at once. A folder that is not there
 * is empty; a file that cannot be read is left out and named in the log.
 * @param folders each with `*.pem` files of one or several certificates
 */
export function readTrust(folders: readonly string[]): Certificate[] {
  return folders.flatMap(pemFiles).flatMap((file) => {
    try {
      return readCertificates(readFileSync(file, 'utf8'));
    } catch (error) {
      // Whatever is wrong with it: one file must not keep every other authority from being believed.
      new Logger('trust').warn({
        message: 'A file of the trust folder is no certificate, or cannot be read.',
        file,
        error,
      });
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

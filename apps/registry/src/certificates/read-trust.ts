import { type Certificate, readTrustFolders } from '@edoc-axis/signature';
import { Logger } from '@nestjs/common';

/**
 * The CAs of the trust folders, read anew each time, so that one put there counts at once. A file that cannot be read is
 * left out and named in the log.
 */
export function readTrust(folders: readonly string[]): Certificate[] {
  return readTrustFolders(folders, (file, error) => {
    new Logger('trust').warn({
      message: 'A file of the trust folder is no certificate, or cannot be read.',
      file,
      error,
    });
  });
}

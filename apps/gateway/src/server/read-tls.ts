import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { CataloguedError } from '@edoc-axis/domain';
import { refuseExposed, type Settings } from '@edoc-axis/platform';

/** PEM. */
export interface TlsSecrets {
  readonly key: string;
  readonly cert: string;
}

/**
 * The certificate and key the door shows, tried together before anybody connects.
 * @throws CataloguedError `axis.configuration-invalid`; `home.file-exposed` for a key every user of the machine can read
 */
export function readTls({ certFile, keyFile }: NonNullable<Settings['door']['tls']>): TlsSecrets {
  const secrets = { key: read('EDOC_TLS_KEY', keyFile), cert: read('EDOC_TLS_CERT', certFile) };
  refuseExposed(keyFile);
  try {
    createSecureContext(secrets);
  } catch (cause) {
    const problem = `${certFile} and ${keyFile} are no certificate and its key (${reasonOf(cause)})`;
    throw new CataloguedError('axis.configuration-invalid', { variable: 'EDOC_TLS_CERT', problem }, { cause });
  }
  return secrets;
}

function read(variable: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const problem = `${file} cannot be read (${(cause as NodeJS.ErrnoException).code})`;
    throw new CataloguedError('axis.configuration-invalid', { variable, problem }, { cause });
  }
}

/** OpenSSL's words without its numbers. */
function reasonOf(cause: unknown): string {
  return (cause as Error).message.split(':').at(-1)?.trim() ?? '';
}

import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { CataloguedError } from '@edoc-axis/domain';

/** @throws CataloguedError `home.file-missing`, `home.file-exposed` or `home.file-damaged` */
export function readPrivateKey(path: string): KeyObject {
  return parsed(path, () => createPrivateKey(readSecret(path)));
}

/** @throws CataloguedError `home.file-missing` or `home.file-damaged` */
export function readPublicKey(path: string): KeyObject {
  return parsed(path, () => createPublicKey(readPublic(path)));
}

/** @throws CataloguedError `home.file-missing` */
export function readPublic(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new CataloguedError('home.file-missing', { file: path }, { cause });
  }
}

/**
 * The contents of a file that is a secret.
 * @throws CataloguedError `home.file-missing`; `home.file-exposed` when every user of the machine can read it
 */
export function readSecret(path: string): string {
  const contents = readPublic(path);
  refuseExposed(path);
  return contents;
}

/** @throws CataloguedError `home.file-exposed` */
export function refuseExposed(path: string): void {
  // Group readers are left alone: container platforms mount secrets that way.
  if (process.platform !== 'win32' && (statSync(path).mode & 0o007) !== 0) {
    throw new CataloguedError('home.file-exposed', { file: path });
  }
}

function parsed<T>(path: string, parse: () => T): T {
  try {
    return parse();
  } catch (cause) {
    if (cause instanceof CataloguedError) throw cause;
    throw new CataloguedError('home.file-damaged', { file: path }, { cause });
  }
}

import { access, constants, mkdir, readFile } from 'node:fs/promises';
import { CataloguedError, type ErrorCode } from '@edoc-axis/domain';

/** @throws CataloguedError `file.not-readable`, before anybody is asked anything */
export async function requireFile(file: string): Promise<void> {
  await access(file, constants.R_OK).catch(because('file.not-readable', file));
}

/** @throws CataloguedError `file.not-readable` */
export function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(because('file.not-readable', file));
}

/** @throws CataloguedError `file.not-writable` */
export async function requireFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch(because('file.not-writable', folder));
}

function because(code: ErrorCode, file: string): (cause: unknown) => never {
  return (cause) => {
    throw new CataloguedError(code, { file }, { cause });
  };
}

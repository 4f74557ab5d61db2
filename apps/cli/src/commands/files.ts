import { access, constants } from 'node:fs/promises';
import { CataloguedError } from '@edoc-axis/domain';

/** @throws CataloguedError `file.not-readable`, before anybody is asked anything */
export async function requireFile(file: string): Promise<void> {
  await access(file, constants.R_OK).catch((cause: unknown) => {
    throw new CataloguedError('file.not-readable', { file }, { cause });
  });
}

import { CataloguedError } from '@edoc-axis/domain';

export function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

export function isTaken(error: unknown): boolean {
  return codeOf(error) === 'EEXIST';
}

/** What a failed write is thrown as: a full disk (or a used-up quota) is something people act on. */
export function writeFailure(error: unknown): unknown {
  return fullCodes.has(codeOf(error)) ? new CataloguedError('content.full', {}, { cause: error }) : error;
}

const fullCodes: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT']);

function codeOf(error: unknown): unknown {
  return (error as NodeJS.ErrnoException | undefined)?.code;
}

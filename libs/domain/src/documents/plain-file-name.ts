import { CataloguedError } from '../errors/catalogued-error.js';
import { fieldLengths } from './field-lengths.js';

/**
 * A name under which an attachment may leave here: of one file and no path, and reading as what it is. What packets of
 * others bring stays as it is; what this axis writes itself is not to be a trap on a clerk's computer.
 * @throws CataloguedError `form.file-name-refused`
 */
export function demandPlainFileName(attachmentName: string): void {
  const problem = problemOf(attachmentName);
  if (problem !== undefined) throw new CataloguedError('form.file-name-refused', { attachmentName, problem });
}

function problemOf(name: string): string | undefined {
  if (name.length > fieldLengths.attachmentName || new TextEncoder().encode(name).length > bytesMax) {
    return `more than ${bytesMax} bytes`;
  }
  if (/[/\\:*?"<>|]/.test(name)) return 'one of / \\ : * ? " < > |';
  // Turns of the writing direction show "exe.pdf" where there is "fdp.exe".
  if (/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u.test(name)) return 'invisible characters';
  if (/^[. ]|[. ]$/.test(name)) return 'a dot or a space at its beginning or end';
  return undefined;
}

/** What file systems take. */
const bytesMax = 255;

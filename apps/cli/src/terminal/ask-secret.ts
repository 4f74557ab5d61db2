import { isCancel, password } from '@clack/prompts';
import type { Sentence } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import { readSecret } from '@edoc-axis/platform/home';
import type { Terminal } from './terminal.js';

/**
 * A secret somebody types, or that lies in a file readable by its owner alone. Never on the command line, which every user
 * of the machine can read while the command runs.
 * @throws CataloguedError `person.secret-needed` where nobody is there
 */
export async function askSecret(
  what: Sentence,
  { option, file }: { readonly option: string; readonly file?: string },
  { text }: Terminal,
): Promise<string> {
  if (file !== undefined) return readSecret(file).replace(/\r?\n$/, '');
  const answer = process.stdin.isTTY ? await password({ message: text(what), output: process.stderr }) : undefined;
  // Ctrl-C is no secret either.
  if (answer === undefined || isCancel(answer)) {
    throw new CataloguedError('person.secret-needed', { secret: text(what), option });
  }
  return answer;
}

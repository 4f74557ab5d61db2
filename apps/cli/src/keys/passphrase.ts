import { isCancel, password } from '@clack/prompts';
import { CataloguedError } from '@edoc-axis/domain';
import { type AskPassphrase, readSecret } from '@edoc-axis/platform/home';
import type { Terminal } from '../terminal/terminal.js';

/**
 * Where a passphrase comes from: a file readable by its owner alone, or a person at the terminal. Never the command line,
 * which every user of the machine can read while the command runs.
 */
export function passphraseFrom(file: string | undefined, { text }: Terminal): AskPassphrase {
  return async (keyFile) =>
    file === undefined
      ? ask(text({ vi: `Mật khẩu của ${keyFile}`, en: `Passphrase of ${keyFile}` }), keyFile)
      : readPassphrase(file);
}

/** One that nobody has typed before is typed twice. */
export async function newPassphrase(file: string | undefined, keyFile: string, { text }: Terminal): Promise<string> {
  if (file !== undefined) return readPassphrase(file);
  const first = await ask(text({ vi: 'Mật khẩu mới cho khóa gốc', en: 'A new passphrase for the root key' }), keyFile);
  const second = await ask(text({ vi: 'Nhập lại mật khẩu', en: 'The same once more' }), keyFile);
  if (first !== second) throw new CataloguedError('key.passphrases-differ');
  return first;
}

/** @throws CataloguedError `home.file-missing`, `home.file-exposed` */
function readPassphrase(file: string): string {
  return readSecret(file)
    .replace(/\r?\n$/, '')
    .normalize('NFC');
}

async function ask(message: string, keyFile: string): Promise<string> {
  const answer = process.stdin.isTTY ? await password({ message, output: process.stderr }) : undefined;
  // Ctrl-C is no passphrase either.
  if (answer === undefined || isCancel(answer)) throw new CataloguedError('key.passphrase-needed', { file: keyFile });
  // Keyboards write the same Vietnamese word in different ways.
  return answer.normalize('NFC');
}

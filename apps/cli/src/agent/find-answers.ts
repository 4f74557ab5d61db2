import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnswerGiven } from '@edoc-axis/client';
import { answer } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import { markOf } from './outgoing-items.js';
import { parseJson } from './records.js';

/** A file by which the clerk answers: `03`, `02 reason.txt`, `answer.json`. */
export interface AnswerFile {
  /** Of the document's folder within `in`. */
  readonly folder: string;
  readonly file: string;
  readonly mark: string;
}

const byName = /^(02|03|04|05|06|15|16)(?:[\s_-]+(.*?))?(?:\.txt)?$/iu;
/** What became of an answer before, and what is being written. */
const notAnswers = /\.(sent|refused|refused\.txt|part|tmp)$/i;
const written = /^answer\.json$/i;
const answerBytesMax = 64 * 1024;

/** Nobody but the clerk puts files there: attachments, receipts and statuses have folders of their own. */
export async function findAnswers(inFolder: string): Promise<AnswerFile[]> {
  const found: AnswerFile[] = [];
  for (const entry of await readdir(inFolder, { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name.startsWith('.')) continue;
    const folder = entry.name;
    const files = await readdir(join(inFolder, folder), { withFileTypes: true }).catch(() => []);
    for (const file of files) {
      if (!file.isFile() || !isAnswer(file.name)) continue;
      found.push({ folder, file: file.name, mark: await markOf(join(inFolder, folder, file.name)) });
    }
  }
  return found.sort((a, b) => (`${a.folder}/${a.file}` < `${b.folder}/${b.file}` ? -1 : 1));
}

function isAnswer(name: string): boolean {
  return (byName.test(name) || written.test(name)) && !notAnswers.test(name);
}

/** @throws CataloguedError `agent.answer-not-understood`, with what is wrong */
export async function readAnswer(inFolder: string, { folder, file }: AnswerFile): Promise<AnswerGiven> {
  const path = join(inFolder, folder, file);
  if ((await stat(path)).size > answerBytesMax) throw notUnderstood(`> ${answerBytesMax} B`);
  const content = (await readFile(path, 'utf8')).replace(/^\ufeff/, '').trim();
  const [, status, words = ''] = byName.exec(file) ?? [];
  const said: unknown =
    status === undefined ? parseJson(content) : { status, description: words || content || undefined };
  const read = answer.omit({ signature: true }).safeParse(said);
  if (read.success) return read.data;
  throw notUnderstood(read.error.issues.map(({ path: where, message }) => `${where.join('.')} ${message}`).join('; '));
}

function notUnderstood(fault: string): CataloguedError {
  return new CataloguedError('agent.answer-not-understood', { fault });
}

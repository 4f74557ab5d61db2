import { link, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CataloguedError } from '@edoc-axis/domain';
import { isMissing, isTaken } from './file-errors.js';
import { flushFolder } from './flush-folder.js';

/**
 * Moves a finished object to its kept name in steps that may each be the last one before the process dies:
 *
 * 1. the second name is made (never over an object that is there: a rename would replace it),
 * 2. the folder of the second name is flushed, so that the object is found there after a power cut,
 * 3. the first name is taken away.
 *
 * Repeated from any point it ends the same; an object that has only its kept name is flushed again, because nobody knows
 * whether the earlier call came as far as step 2.
 */
export async function moveToKept(move: { id: string; from: string; to: string }): Promise<void> {
  try {
    await link(move.from, move.to);
  } catch (error) {
    if (isTaken(error)) await refuseAnother(move);
    else if (isMissing(error)) await demandKept(move, error);
    else throw error;
  }
  await flushFolder(dirname(move.to));
  await rm(move.from, { force: true });
}

/** Both names are there: fine if they are one object, which a call that died after step 1 leaves behind. */
async function refuseAnother({ id, from, to }: { id: string; from: string; to: string }): Promise<void> {
  const [incoming, kept] = await Promise.all([stat(from, { bigint: true }), stat(to, { bigint: true })]);
  if (incoming.ino !== kept.ino || incoming.dev !== kept.dev) {
    throw new CataloguedError('content.exists', { content: id });
  }
}

async function demandKept({ id, to }: { id: string; to: string }, cause: unknown): Promise<void> {
  await stat(to).catch((error: unknown) => {
    throw isMissing(error) ? new CataloguedError('content.unknown', { content: id }, { cause }) : error;
  });
}

import { opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isContentId } from './content-id.js';
import { isMissing } from './file-errors.js';

export interface LyingContent {
  readonly id: string;
  /** When it came to lie here: the file's change time, which a move to `kept/` renews. */
  readonly since: Date;
}

/** Read entry by entry: a folder of millions is never a list in memory. Files that are none of ours are left alone. */
export async function* listFolder(folder: string): AsyncIterable<LyingContent> {
  for await (const entry of await opendir(folder, { bufferSize: 512 })) {
    const id = entry.name.replace(/\.(part|beside)$/, '');
    if (!entry.isFile() || !isContentId(id)) continue;
    const since = await changedAt(join(folder, entry.name));
    if (since) yield { id, since };
  }
}

async function changedAt(path: string): Promise<Date | undefined> {
  try {
    return (await stat(path)).ctime;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

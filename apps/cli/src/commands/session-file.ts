import { open, rename, rm } from 'node:fs/promises';
import { CataloguedError } from '@edoc-axis/domain';
import { readSecret } from '@edoc-axis/platform/home';
import { z } from 'zod';

const sessionFile = z.object({ url: z.url(), person: z.string(), session: z.string().min(1) });

export type SessionFile = z.output<typeof sessionFile>;

/** @throws CataloguedError `person.session-unreadable`, `home.file-missing`, `home.file-exposed` */
export async function readSession(file: string): Promise<SessionFile> {
  const text = readSecret(file);
  try {
    return sessionFile.parse(JSON.parse(text));
  } catch (cause) {
    throw new CataloguedError('person.session-unreadable', { file }, { cause });
  }
}

/** Readable by its owner alone; it takes the place of an older one. */
export async function writeSession(file: string, session: SessionFile): Promise<void> {
  const partial = `${file}.part`;
  await rm(partial, { force: true });
  try {
    const handle = await open(partial, 'wx', 0o600);
    await handle.writeFile(`${JSON.stringify(session, null, 2)}\n`).finally(() => handle.close());
    await rename(partial, file);
  } catch (cause) {
    throw new CataloguedError('file.not-writable', { file }, { cause });
  }
}

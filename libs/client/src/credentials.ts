import { readFile } from 'node:fs/promises';
import { CataloguedError } from '@edoc-axis/domain';
import { z } from 'zod';

/** What a system proves itself with; written once when the system is registered, kept by its owner alone. */
export const credentials = z.object({
  url: z.url(),
  door: z.literal('v1'),
  system: z.string().min(1),
  agencies: z.array(z.string()),
  keyPem: z.string(),
  axisRootPem: z.string(),
});

export type Credentials = z.output<typeof credentials>;

/** @throws CataloguedError `caller.credentials-unreadable`, naming the file and what is wrong in it */
export async function readCredentials(file: string): Promise<Credentials> {
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw unreadable(file, cause.code === 'ENOENT' ? 'there is no such file' : 'it cannot be opened', cause);
  });
  try {
    return credentials.parse(JSON.parse(text));
  } catch (cause) {
    // The fault is named and never the content: there is a key in it.
    throw unreadable(
      file,
      cause instanceof z.ZodError ? `${cause.issues[0]?.path.join('.')} is missing or wrong` : 'it is not JSON',
      cause,
    );
  }
}

function unreadable(file: string, fault: string, cause: unknown): CataloguedError {
  return new CataloguedError('caller.credentials-unreadable', { file, fault }, { cause });
}

import { readFile } from 'node:fs/promises';
import { CataloguedError } from '@edoc-axis/domain';
import { z } from 'zod';

const ofEveryDoor = z.object({
  url: z.url(),
  system: z.string().min(1),
  agencies: z.array(z.string()),
  axisRootPem: z.string(),
});

/** What a system proves itself with; written once when the system is registered, kept by its owner alone. */
export const credentials = ofEveryDoor.extend({ door: z.literal('v1'), keyPem: z.string() });

/** The same for a system with a client of the national axis' interface, which is configured with these two words. */
export const vxpCredentials = ofEveryDoor.extend({
  door: z.literal('vxp'),
  systemId: z.string().min(1),
  secret: z.string().min(1),
});

/** The same for a system with a client of the provincial axis' interface: it signs in, and shows its name and key with each call. */
export const provincialCredentials = ofEveryDoor.extend({
  door: z.literal('provincial'),
  username: z.string().min(1),
  password: z.string().min(1),
  applicationCode: z.string().min(1),
  systemId: z.string().min(1),
  secretKey: z.string().min(1),
});

/** What lies in a credentials file, whichever door it is for. */
export const credentialsOfAnyDoor = z.discriminatedUnion('door', [credentials, vxpCredentials, provincialCredentials]);

export type Credentials = z.output<typeof credentials>;
export type VxpCredentials = z.output<typeof vxpCredentials>;
export type ProvincialCredentials = z.output<typeof provincialCredentials>;
export type CredentialsOfAnyDoor = z.output<typeof credentialsOfAnyDoor>;

/** @throws CataloguedError `caller.credentials-unreadable`, naming the file and what is wrong in it */
export async function readCredentials(file: string): Promise<Credentials> {
  return readAs(credentials, file);
}

/** @throws CataloguedError as `readCredentials` */
export async function readCredentialsOfAnyDoor(file: string): Promise<CredentialsOfAnyDoor> {
  return readAs(credentialsOfAnyDoor, file);
}

async function readAs<Shape extends z.ZodType>(shape: Shape, file: string): Promise<z.output<Shape>> {
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw unreadable(file, cause.code === 'ENOENT' ? 'there is no such file' : 'it cannot be opened', cause);
  });
  try {
    return shape.parse(JSON.parse(text));
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

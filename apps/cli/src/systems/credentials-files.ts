import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import {
  AxisRefusal,
  type CredentialsOfAnyDoor,
  credentialsOfAnyDoor,
  readCredentialsOfAnyDoor,
} from '@edoc-axis/client';
import { systemEntry, type SystemEntry, systemView } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import type { z } from 'zod';
import { askAct } from '../commands/ask-act.js';
import { asAdministrator, axisAddress } from '../commands/axis.js';
import type { CommandContext } from '../commands/command.js';
import { operatorKeys } from '../commands/operator-keys.js';
import { makeProof, publicProofOf, type SystemDoor } from './proofs.js';

export interface NewSystem {
  readonly name: string;
  readonly door: SystemDoor;
  readonly agencies: readonly string[];
  readonly scopes?: readonly string[];
  /** From when on it serves them; now, when absent. */
  readonly since?: string;
  /** Where it proves itself from; from anywhere, when absent. */
  readonly addresses?: readonly string[];
  /** How old the signature of its calls may be; as the axis has it, when absent. */
  readonly signedCallAgeHours?: number;
  /** Where its credentials go. */
  readonly out: string;
}

/**
 * The key is made here and only its public half is sent: nobody else ever has it. A secret leaves this machine sealed to
 * the exchange, which has it beside the system and nobody else. The file is written first, so that no system is
 * registered whose credentials are lost; it goes again when the axis refuses. Who got no answer does the same again: a
 * file of this system keeps its key, and the axis knows it. Where a second person decides there is no entry yet.
 * @throws CataloguedError `file.exists` when something else lies there; `file.not-writable`; what the axis refuses
 */
export async function registerSystem(
  context: CommandContext,
  { name, door, agencies, out, ...more }: NewSystem,
): Promise<z.output<typeof systemView> | undefined> {
  const earlier = existsSync(out) ? await readEarlier(out, name, door) : undefined;
  const { settings } = context;
  const { published, secretsKey } = operatorKeys(settings);
  const credentials: CredentialsOfAnyDoor = {
    ...(earlier ?? makeProof(door, name)),
    url: axisAddress(settings).url,
    system: name,
    agencies: [...new Set([...(earlier?.agencies ?? []), ...agencies])],
    axisRootPem: published.axisRootPem,
  };
  if (!earlier) await createSecret(out, contentsOf(credentials));
  const wanted = { name, door, agencies, ...more, ...(await publicProofOf(credentials, secretsKey)) };
  try {
    const axis = await asAdministrator(context);
    const entry = await askAct(axis, systemView, '/v1/systems', wanted, context.terminal);
    // The address of the axis may be another by now.
    if (earlier) await replaceSecret(out, contentsOf(credentials));
    return entry;
  } catch (error) {
    if (!earlier && error instanceof AxisRefusal) await rm(out);
    throw error;
  }
}

/**
 * The pages as the system of agencies that have none: nothing proves itself, so there is nothing to write. Where a second
 * person decides there is no entry yet.
 */
export async function registerPortal(
  context: CommandContext,
  wanted: Pick<NewSystem, 'name' | 'agencies' | 'since'>,
): Promise<z.output<typeof systemView> | undefined> {
  const axis = await asAdministrator(context);
  return askAct(axis, systemView, '/v1/systems', { ...wanted, door: 'portal' }, context.terminal);
}

/**
 * Gives a system a new key, and its credentials file with it. The new key lies beside the file before the axis hears of
 * it: who got no answer does the same again.
 * @throws CataloguedError `file.not-readable`, `file.not-writable`; what the axis refuses
 */
export async function rotateSystemKey(
  context: CommandContext,
  { name, file, overlapHours }: { readonly name: string; readonly file: string; readonly overlapHours?: number },
): Promise<SystemEntry | undefined> {
  const current = await readOwn(file, name);
  const next = `${file}.next`;
  const prepared = existsSync(next) ? await readOwn(next, name) : { ...current, ...makeProof(current.door, name) };
  if (!existsSync(next)) await createSecret(next, contentsOf(prepared));
  const path = `/v1/systems/${encodeURIComponent(name)}/keys`;
  const { secretsKey } = operatorKeys(context.settings);
  const key = { ...(await publicProofOf(prepared, secretsKey)), overlapHours };
  try {
    const entry = await askAct(await asAdministrator(context), systemEntry, path, key, context.terminal);
    // Until a second person has approved it the old key is the one that counts: the same again takes it over then.
    if (entry) await rename(next, file);
    return entry;
  } catch (error) {
    if (error instanceof AxisRefusal) await rm(next);
    throw error;
  }
}

async function readOwn(file: string, name: string): Promise<CredentialsOfAnyDoor> {
  const credentials = await readCredentialsOfAnyDoor(file);
  if (credentials.system === name) return credentials;
  throw new CataloguedError('file.of-another-system', { file, system: credentials.system });
}

async function readEarlier(out: string, name: string, door: SystemDoor): Promise<CredentialsOfAnyDoor> {
  const earlier = await readCredentialsOfAnyDoor(out).catch(() => undefined);
  if (earlier?.system === name && earlier.door === door) return earlier;
  throw new CataloguedError('file.exists', { file: out });
}

/** In the same order whatever was known first: written again it is the same file. */
export const contentsOf = (credentials: CredentialsOfAnyDoor): string =>
  `${JSON.stringify(credentialsOfAnyDoor.parse(credentials), null, 2)}\n`;

async function createSecret(out: string, contents: string): Promise<void> {
  const file = await open(out, 'wx', 0o600).catch((cause: NodeJS.ErrnoException) => {
    throw new CataloguedError(cause.code === 'EEXIST' ? 'file.exists' : 'file.not-writable', { file: out }, { cause });
  });
  try {
    await file.writeFile(contents);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function replaceSecret(out: string, contents: string): Promise<void> {
  const partial = `${out}.part`;
  await rm(partial, { force: true });
  await createSecret(partial, contents);
  await rename(partial, out);
}

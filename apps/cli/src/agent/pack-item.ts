import { readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { CataloguedError, type Draft } from '@edoc-axis/domain';
import { packFiles, readDraft } from '../commands/pack.js';
import { signFile } from '../commands/sign.js';
import type { Agent } from './agent.js';
import { isThere, makeFolder, removeAll, storageFault, syncFolder } from '../durable-files.js';
import { keyOf } from './outcomes.js';
import type { OutgoingItem } from './outgoing-items.js';

/**
 * The signed packet of a draft, made once: signing it again would make other bytes, and the receipt is of these.
 * @throws CataloguedError `packet.…`, `file.…`, `agent.…`
 */
export async function packItem({ folder, signing }: Agent, item: OutgoingItem): Promise<string> {
  if (!signing) throw new CataloguedError('agent.key-needed');
  const staged = join(folder.staging, stagingKey(item));
  const packet = join(staged, 'packet.edxml');
  if (await isThere(packet)) return packet;
  const draft = await readDraft(item.draft ?? '');
  const files = orderAttachments(draft, item.attachments);
  await makeFolder(staged);
  const unsigned = join(staged, 'unsigned.edxml');
  try {
    await packFiles(draft, files, unsigned);
    await signFile(unsigned, { ...signing, out: packet });
    await syncFolder(staged);
  } catch (error) {
    throw storageFault(error, packet);
  } finally {
    await rm(unsigned, { force: true });
  }
  return packet;
}

/** Of these very files: what was changed is packed anew. */
export function stagingKey({ name, files }: OutgoingItem): string {
  return keyOf([name, ...files.map((file) => `${file.name} ${file.mark}`)].join('\n'));
}

/** Packets of drafts that were changed, or taken away again. */
export async function forgetStaged({ folder }: Agent, items: readonly OutgoingItem[]): Promise<void> {
  const wanted = new Set(items.map(stagingKey));
  for (const name of await readdir(folder.staging).catch(() => [])) {
    if (!wanted.has(name)) await removeAll(join(folder.staging, name));
  }
}

/**
 * As the draft names them; where it names none, as they stand in the folder.
 * @throws CataloguedError `agent.attachment-missing`
 */
export function orderAttachments(draft: Pick<Draft, 'attachments'>, files: readonly string[]): readonly string[] {
  const named = (draft.attachments ?? []).map(({ attachmentName }) => attachmentName);
  if (named.length === 0 || named.some((name) => name === undefined)) return files;
  const byName = new Map(files.map((file) => [basename(file).normalize('NFC'), file]));
  return named.map((name = '') => {
    const file = byName.get(name.normalize('NFC'));
    if (file === undefined) throw new CataloguedError('agent.attachment-missing', { name });
    return file;
  });
}

import type { Draft } from './draft.js';

/*
 * Drafts and their files as this browser keeps them (IndexedDB): they outlive a line that is down, a page that was closed and
 * a session that ended. Files lie apart, so that what is typed is kept without writing them anew.
 */

interface KeptFile {
  readonly id: string;
  readonly draft: string;
  readonly contents: Blob;
}

/** So many of one person are shown. */
const draftsMax = 100;

let opening: Promise<IDBDatabase> | undefined;

export async function keepDraft(draft: Draft): Promise<void> {
  await inStore('drafts', 'readwrite', (store) => store.put(draft));
}

export async function keptDraft(id: string): Promise<Draft | undefined> {
  return (await inStore('drafts', 'readonly', (store) => store.get(id))) as Draft | undefined;
}

/** The newest first. */
export async function draftsOf(person: string): Promise<readonly Draft[]> {
  const all = (await inStore('drafts', 'readonly', (store) =>
    store.index('person').getAll(person, draftsMax),
  )) as Draft[];
  return all.sort((one, other) => (one.changedAt < other.changedAt ? 1 : -1));
}

export async function deleteDraft(id: string): Promise<void> {
  await inStore('drafts', 'readwrite', (store) => store.delete(id));
  const files = (await inStore('files', 'readonly', (store) => store.index('draft').getAllKeys(id))) as string[];
  for (const file of files) await deleteFile(file);
}

export async function keepFile(file: KeptFile): Promise<void> {
  await inStore('files', 'readwrite', (store) => store.put(file));
}

export async function deleteFile(id: string): Promise<void> {
  await inStore('files', 'readwrite', (store) => store.delete(id));
}

export async function filesOf(draft: string): Promise<ReadonlyMap<string, Blob>> {
  const kept = (await inStore('files', 'readonly', (store) => store.index('draft').getAll(draft))) as KeptFile[];
  return new Map(kept.map(({ id, contents }) => [id, contents]));
}

async function inStore(
  name: 'drafts' | 'files',
  mode: IDBTransactionMode,
  asking: (store: IDBObjectStore) => IDBRequest,
): Promise<unknown> {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(name, mode);
    const request = asking(transaction.objectStore(name));
    // It is kept when the transaction is through, and not before.
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
  });
}

function open(): Promise<IDBDatabase> {
  opening ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('edoc-drafts', 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('drafts', { keyPath: 'id' }).createIndex('person', 'person');
      request.result.createObjectStore('files', { keyPath: 'id' }).createIndex('draft', 'draft');
    };
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error ?? new Error('indexedDB'));
  });
  opening.catch(() => (opening = undefined));
  return opening;
}

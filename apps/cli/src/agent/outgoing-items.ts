import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CataloguedError } from '@edoc-axis/domain';

/** One document on its way out: a signed packet, or a draft with what goes with it. */
export interface OutgoingItem {
  /** Of the file or folder in `out` that it is named after. */
  readonly name: string;
  /** What lies in `out` of it, to be moved away together. */
  readonly files: readonly { readonly name: string; readonly mark: string }[];
  readonly packet?: string;
  readonly draft?: string;
  /** Files that may be attachments, the main document first. */
  readonly attachments: readonly string[];
  /** Why it cannot be sent as it lies there. */
  readonly fault?: CataloguedError;
}

/** What says why something was not sent, beside it. */
export const noteEnding = '.CHUA-GUI.txt';

const draftEnding = '.draft.json';

/** Everything in `out` that is neither ours nor somebody's unfinished file, in the order of the names. */
export async function findOutgoing(out: string): Promise<OutgoingItem[]> {
  const names = (await readdir(out)).filter(isWanted).sort(byNumber);
  const found = await Promise.all(names.map(async (name) => ({ name, stats: await lookAt(join(out, name)) })));
  const files = found.filter(({ stats }) => stats?.isFile()).map(({ name }) => name);
  const named = filesByStem(files);
  const items: OutgoingItem[] = [];
  for (const { name, stats } of found) {
    if (stats?.isDirectory()) items.push(await itemOfFolder(out, name));
    else if (!stats?.isFile()) continue;
    else if (isEnding(name, '.edxml')) items.push(await itemOf(out, name, [name], { packet: join(out, name) }));
    else if (isEnding(name, draftEnding)) items.push(await itemOfDraft(out, name, named.get(stemOfDraft(name)) ?? []));
    else if (stemOf(name, named) === undefined) {
      items.push(await itemOf(out, name, [name], { fault: new CataloguedError('agent.draft-missing') }));
    }
  }
  return items;
}

/** Tells whether anything there was written to or changed since: names, sizes and times, of a folder all of its files'. */
export async function markOf(path: string): Promise<string> {
  const stats = await lookAt(path);
  if (!stats) return '';
  if (!stats.isDirectory()) return digestOf([`${stats.size} ${stats.mtimeMs}`]);
  const names = (await readdir(path)).sort();
  return digestOf(await Promise.all(names.map(async (name) => `${name} ${await markOf(join(path, name))}`)));
}

function itemOfDraft(out: string, name: string, attachments: readonly string[]) {
  const draft = join(out, name);
  return itemOf(out, name, [name, ...attachments], { draft, attachments: attachments.map((file) => join(out, file)) });
}

/** What drafts are named after, and of each the files that go with it; a folder of thousands is gone through once. */
function filesByStem(files: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const named = new Map<string, string[]>();
  for (const name of files) if (isEnding(name, draftEnding)) named.set(stemOfDraft(name), []);
  for (const name of files) {
    if (isEnding(name, draftEnding) || isEnding(name, '.edxml')) continue;
    const stem = stemOf(name, named);
    if (stem !== undefined) named.get(stem)?.push(name);
  }
  return named;
}

const stemOfDraft = (name: string) => name.slice(0, -draftEnding.length);

async function itemOfFolder(out: string, name: string): Promise<OutgoingItem> {
  const folder = join(out, name);
  const inside = (await readdir(folder)).filter(isWanted).sort(byNumber);
  const drafts = inside.filter((file) => file === 'draft.json' || isEnding(file, draftEnding));
  const attachments = inside.filter((file) => !drafts.includes(file));
  const folders = (await Promise.all(inside.map((file) => lookAt(join(folder, file))))).map((stats) => stats?.isFile());
  const deeper = inside[folders.findIndex((isFile) => isFile === false)];
  const fault =
    deeper !== undefined
      ? new CataloguedError('agent.folder-inside', { name: deeper })
      : drafts.length > 1
        ? new CataloguedError('agent.several-drafts')
        : drafts.length === 0
          ? new CataloguedError('agent.draft-missing')
          : undefined;
  return itemOf(out, name, [name], {
    draft: join(folder, drafts[0] ?? ''),
    attachments: attachments.map((file) => join(folder, file)),
    fault,
  });
}

async function itemOf(
  out: string,
  name: string,
  names: readonly string[],
  rest: Partial<Pick<OutgoingItem, 'packet' | 'draft' | 'attachments' | 'fault'>>,
): Promise<OutgoingItem> {
  const files = await Promise.all(names.map(async (file) => ({ name: file, mark: await markOf(join(out, file)) })));
  return { name, files, attachments: [], ...rest };
}

/** `12.1.pdf` belongs to 12.1.draft.json, and to 12.draft.json only when there is no such draft. */
function stemOf(name: string, stems: ReadonlyMap<string, unknown>): string | undefined {
  for (let at = name.lastIndexOf('.'); at > 0; at = name.lastIndexOf('.', at - 1)) {
    if (stems.has(name.slice(0, at))) return name.slice(0, at);
  }
  return undefined;
}

const isEnding = (name: string, ending: string) => name.toLowerCase().endsWith(ending);

/** Half-written files of copying programs and browsers, lock files of offices, what file managers leave, and our notes. */
function isWanted(name: string): boolean {
  return (
    !/^\.|^~|~$|\.(part|tmp|crdownload|partial)$|^(desktop\.ini|thumbs\.db)$/i.test(name) && !name.endsWith(noteEnding)
  );
}

const byNumber = new Intl.Collator('vi', { numeric: true }).compare;

/** Links are followed nowhere: what they lead to is not what somebody put here. */
function lookAt(path: string): Promise<Stats | undefined> {
  return lstat(path).catch(() => undefined);
}

function digestOf(lines: readonly string[]): string {
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 32);
}

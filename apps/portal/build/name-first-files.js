import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes `first-files.json`: by the address of each page the scripts it begins with. The gateway tells the browser of them
 * with the page itself, so that it need not read one script to hear of the next.
 */
export function nameFirstFiles() {
  let root;
  return {
    name: 'name-first-files',
    apply: 'build',
    configResolved: (config) => {
      root = config.root;
    },
    generateBundle: { order: 'post', handler: nameThem },
  };

  /** At the very end: chunks that held nothing but styles are gone by then. */
  function nameThem(_, bundle) {
    const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk');
    const entry = chunks.find(({ isEntry }) => isEntry);
    const loaded = new Set(withImports(entry, bundle));
    const pages = readFileSync(join(root, 'src/app/pages.ts'), 'utf8').matchAll(
      /path: '\/(.+?)',[^]+?import\('\.\.\/(.+?)\.js'\)/g,
    );
    const files = [...pages].map(([, address, module]) => {
      const page = chunks.find(({ facadeModuleId }) => facadeModuleId?.includes(`/src/${module}.ts`));
      if (!page) this.error(`No chunk was made of ${module}, the page at /${address}.`);
      return [address, withImports(page, bundle).filter((file) => !loaded.has(file))];
    });
    if (files.length === 0) this.error('src/app/pages.ts names no page.');
    this.emitFile({ type: 'asset', fileName: 'first-files.json', source: JSON.stringify(Object.fromEntries(files)) });
  }
}

/** A chunk and all it imports, by file name. */
function withImports(chunk, bundle, found = new Set()) {
  if (!chunk || found.has(chunk.fileName)) return [...found];
  found.add(chunk.fileName);
  for (const name of chunk.imports) withImports(bundle[name], bundle, found);
  return [...found];
}

import { importedFile, readSources, type SourceFile } from './imports.js';

const scope = '@edoc-axis/';
const sources = readSources();
const product = sources.filter(({ isTest }) => !isTest);

/** Which libs a lib may import, and why not more. */
const mayImport: Record<string, { libs: string[]; because: string }> = {
  domain: { libs: [], because: 'words and rules are true whatever carries, stores or shows them' },
  xml: { libs: [], because: 'a tokenizer that knows of documents cannot be judged as a tokenizer' },
  edxml: { libs: ['xml', 'domain'], because: 'a packet is markup plus the words of the trade, nothing else' },
  signature: { libs: ['xml', 'edxml', 'domain'], because: 'what is verified offline must not need a server' },
  evidence: { libs: ['signature', 'edxml', 'domain'], because: 'a receipt is checked years later, by strangers' },
  content: { libs: ['domain'], because: 'a store keeps bytes and has no opinion of them' },
  contracts: { libs: ['domain'], because: 'shapes that know how they are made tie everybody to one maker' },
  platform: { libs: ['contracts', 'domain'], because: 'plumbing that knows the trade ends up deciding it' },
  client: {
    libs: ['contracts', 'edxml', 'signature', 'evidence', 'domain'],
    because: 'agencies install it: it must not bring our servers along',
  },
};

describe('who may import whom', () => {
  for (const [lib, { libs, because }] of Object.entries(mayImport)) {
    it(`libs/${lib} imports ${libs.length ? libs.join(', ') : 'no other lib'}, because ${because}`, () => {
      const allowed = new Set([lib, ...libs]);
      expect(
        violations(
          (file) => file.workspace === `libs/${lib}` && !file.isTest,
          (specifier) => {
            const imported = workspaceOf(specifier);
            return imported !== undefined && !allowed.has(imported);
          },
        ),
      ).toEqual([]);
    });
  }

  it('every lib has a rule, because a lib without one may grow into anything', () => {
    const libs = new Set(
      sources.filter(({ workspace }) => workspace.startsWith('libs/')).map(({ workspace }) => workspace.slice(5)),
    );
    expect([...libs].sort()).toEqual(Object.keys(mayImport).sort());
  });

  it('an app imports no other app, because they are started, stopped and trusted apart', () => {
    const apps = new Set(
      sources.filter(({ workspace }) => workspace.startsWith('apps/')).map(({ workspace }) => workspace.slice(5)),
    );
    expect(
      violations(
        () => true,
        (specifier) => apps.has(workspaceOf(specifier) ?? ''),
      ),
    ).toEqual([]);
  });

  it('a lib is entered through its index or a door its package.json names, because what lies behind it may move', () => {
    const doors = new Set(['@edoc-axis/platform/home', '@edoc-axis/platform/settings']);
    expect(
      violations(
        () => true,
        (specifier) =>
          specifier.startsWith(scope) && specifier.slice(scope.length).includes('/') && !doors.has(specifier),
      ),
    ).toEqual([]);
    expect(
      violations(
        () => true,
        (specifier, file) => {
          const room = file.isTest ? [`${file.workspace}/`, 'test/support/'] : [`${file.workspace}/`];
          return specifier.startsWith('.') && !room.some((folder) => importedFile(file, specifier).startsWith(folder));
        },
      ),
    ).toEqual([]);
  });

  it('a folder of the exchange is entered through its index, because a step others reach into cannot be changed alone', () => {
    const root = 'apps/exchange/src/';
    const paths = new Set(product.map(({ path }) => path));
    const folderOf = (path: string) =>
      path.startsWith(root) ? path.slice(root.length).split('/').slice(0, -1)[0] : '';
    // What the steps of a journey are made of has a door of its own: its index lists the steps in their order.
    const doorsOf = (folder: string) => [`${root}${folder}/index.ts`, `${root}journey/parts.ts`];
    expect(
      violations(
        ({ workspace, isTest }) => workspace === 'apps/exchange' && !isTest,
        (specifier, file) => {
          if (!specifier.startsWith('.')) return false;
          const imported = importedFile(file, specifier);
          const folder = folderOf(imported);
          if (!folder || folder === folderOf(file.path) || !paths.has(`${root}${folder}/index.ts`)) return false;
          return !doorsOf(folder).includes(imported);
        },
      ),
    ).toEqual([]);
  });

  it('domain and xml import nothing, not even Node, because they must run in a browser too', () => {
    expect(
      violations(
        ({ workspace, isTest }) => !isTest && ['libs/domain', 'libs/xml'].includes(workspace),
        (specifier) => !specifier.startsWith('.') && !specifier.startsWith('node:buffer'),
      ),
    ).toEqual([]);
  });

  it('the pages import nothing of ours, because a browser is sent what they ask by HTTP, as everybody is', () => {
    expect(
      violations(
        ({ workspace }) => workspace === 'apps/portal',
        (specifier) => workspaceOf(specifier) !== undefined,
      ),
    ).toEqual([]);
  });

  it('files import each other in one direction, because a cycle has no first thing to read', () => {
    expect(findCycle()).toBeUndefined();
  });
});

describe('what stands where', () => {
  it('the environment is read in platform alone, because a setting read in two places is two settings', () => {
    expect(matches(({ workspace }) => workspace !== 'libs/platform', /process\.env\b/)).toEqual([]);
  });

  it('SQL stands in store folders and migrations, because a table has one owner', () => {
    const statement = /\b(select\s[\s\S]{1,400}?\sfrom|insert\s+into|update\s+[\w.]+\s+set|delete\s+from)\s/i;
    expect(
      matches(
        ({ path }) => !/\/(store|migrations|database|postgres)\//.test(path),
        new RegExp(`[\`'"]\\s*(with\\s[\\s\\S]*?)?${statement.source}`, 'i'),
      ),
    ).toEqual([]);
  });

  it('modules are wired without forwardRef, @Global or request scope, because each hides who needs whom', () => {
    expect(matches(() => true, /\bforwardRef\(|@Global\(|Scope\.REQUEST/)).toEqual([]);
  });
});

function violations(
  where: (file: SourceFile) => boolean,
  isWrong: (specifier: string, file: SourceFile) => boolean,
): string[] {
  return sources
    .filter(where)
    .flatMap((file) =>
      file.imports
        .filter((specifier) => isWrong(specifier, file))
        .map((specifier) => `${file.path} imports ${specifier}`),
    );
}

function matches(where: (file: SourceFile) => boolean, pattern: RegExp): string[] {
  return product
    .filter(where)
    .filter(({ text }) => pattern.test(text))
    .map(({ path }) => path);
}

function workspaceOf(specifier: string): string | undefined {
  return specifier.startsWith(scope) ? specifier.slice(scope.length).split('/')[0] : undefined;
}

/** Depth first over relative imports; the first way back to a file still open is a cycle. */
function findCycle(): string | undefined {
  const byPath = new Map(product.map((file) => [file.path, file]));
  const done = new Set<string>();
  const open: string[] = [];
  const visit = (path: string): string | undefined => {
    if (open.includes(path)) return [...open.slice(open.indexOf(path)), path].join(' → ');
    const file = byPath.get(path);
    if (!file || done.has(path)) return undefined;
    open.push(path);
    for (const specifier of file.imports) {
      const cycle = specifier.startsWith('.') ? visit(importedFile(file, specifier)) : undefined;
      if (cycle) return cycle;
    }
    open.pop();
    done.add(path);
    return undefined;
  };
  for (const { path } of product) {
    const cycle = visit(path);
    if (cycle) return cycle;
  }
  return undefined;
}

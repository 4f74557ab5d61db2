import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { pagePaths } from '../../apps/gateway/src/doors/pages/page-paths.js';

const sources = fileURLToPath(new URL('../../apps/portal/src', import.meta.url));
const files = readdirSync(sources, { recursive: true, encoding: 'utf8' });
const read = (file: string) => readFileSync(join(sources, file), 'utf8');

/** Letters of a language, as people read them: not `·`, `–`, `/` or a number. */
const word = /\p{L}{2,}/u;

const readAttributes = new Set(['title', 'label', 'placeholder', 'alt', 'aria-label', 'hint', 'act']);

/** Said the same in every language. */
const names = new Set(['CSV', 'XLSX', 'JSON', 'PDF', 'JWS', 'English', 'Tiếng Việt', 'TOTP', 'edXML', 'eDoc Axis']);

it('every catalogue says in English what it says in Vietnamese: the same words, none of them empty', async () => {
  // A catalogue imports what builds it, and that the browser it runs in.
  Object.assign(globalThis, {
    navigator: { languages: ['vi'] },
    localStorage: { getItem: () => null },
    document: { documentElement: {} },
  });
  const catalogues = files.filter((file) => file.endsWith('.words.ts'));
  expect(catalogues.length).toBeGreaterThan(5);
  for (const file of catalogues) {
    const exported = (await import(join(sources, file))) as Record<string, { vi: object; en: object }>;
    for (const [name, { vi, en }] of Object.entries(exported)) {
      expect({ file, name, words: shapeOf(en) }).toEqual({ file, name, words: shapeOf(vi) });
      expect({ file, name, empty: emptyIn(vi) + emptyIn(en) }).toEqual({ file, name, empty: 0 });
    }
  }
});

it('in English nothing that is counted once stands in the plural', async () => {
  const found: string[] = [];
  for (const file of files.filter((each) => each.endsWith('.words.ts'))) {
    const exported = (await import(join(sources, file))) as Record<string, { en: object }>;
    for (const { en } of Object.values(exported)) {
      for (const said of saidOfOne(en))
        if (pluralsOfOne.some((plural) => plural.test(said))) found.push(`${file}: ${said}`);
    }
  }
  expect(found).toEqual([]);
});

it('no page says anything that is in no catalogue', () => {
  const found = files
    .filter((file) => file.endsWith('.tsx'))
    .flatMap((file) => literalsIn(read(file)).map((text) => `${file}: ${text}`));
  expect(found).toEqual([]);
});

it('every page has an address the gateway answers, and every such address has its page', () => {
  const table = read('app/pages.ts');
  const shown = [...table.matchAll(/path: '\/([^']*)'/g)].map(([, path]) => path);
  const entrances = ['', 'invitation'];
  expect([...shown, ...entrances].sort()).toEqual([...pagePaths].sort());
});

function shapeOf(words: object): unknown {
  return Object.fromEntries(
    Object.entries(words)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, value]) => [name, typeof value === 'object' && value ? shapeOf(value) : typeof value]),
  );
}

/** One of something, and a word in the plural after it, or before it. */
const pluralsOfOne = [
  /(?<![\d.,/] ?)\b1 (?:(?!is|was|has|this|does)\p{L}+ ){0,2}(?!is\b|was\b|has\b|this\b|does\b|always\b)\p{L}+(?<!s)s\b/u,
  /\b1\b[^.;:·]*\b(?:are|were|have|others)\b/u,
  /\b(?:these|all|first) 1\b/u,
];

/** What the functions of a catalogue say of one: of the first thing, and of everything they are told. */
function saidOfOne(words: object): string[] {
  return Object.values(words).flatMap((value: unknown): string[] => {
    if (typeof value === 'object' && value) return saidOfOne(value);
    if (typeof value !== 'function') return [];
    const say = value as (...told: unknown[]) => unknown;
    return [
      ['1', '1', '1', '1'],
      [1, 1, 1, 1],
      ['1', ''],
      ['1', '12', '12'],
      ['12', '1', '12'],
      ['12', '12', '1'],
    ].map((told) => String(say(...told)));
  });
}

function emptyIn(words: object): number {
  return Object.values(words).reduce<number>(
    (sum, value) => sum + (typeof value === 'object' && value ? emptyIn(value) : value === '' ? 1 : 0),
    0,
  );
}

/** Text between tags, and in attributes that people read or hear. */
function literalsIn(source: string): string[] {
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isJsxText(node)) found.push(node.text.trim());
    if (ts.isJsxAttribute(node) && node.initializer && ts.isStringLiteral(node.initializer)) {
      if (readAttributes.has(node.name.getText())) found.push(node.initializer.text);
    }
    ts.forEachChild(node, look);
  };
  look(ts.createSourceFile('page.tsx', source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return found.filter((text) => word.test(text) && !names.has(text));
}

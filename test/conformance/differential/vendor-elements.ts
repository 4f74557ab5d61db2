import type { Dialect } from './dialect.js';
import type { MarkupHand } from './markup-hand.js';
import type { Random } from '../../support/random.js';

/** Prefixes and what they mean; '' is the default namespace. */
export type Scope = ReadonlyMap<string, string>;

const uris = ['urn:a', 'urn:b', 'http://vendor.example/ns', 'http://vendor.example/NS'];
const plainPrefixes = ['p', 'q', 'edXML', 'x'];
const plainNames = ['a', 'b', 'abc', 'x'];
const plainValues = ['', ' ', 'vi', '"\'<>&', ']]>', 'ệ', 'e\u0323\u0302', '😀', '  hai  '];

const prefixes = { plain: plainPrefixes, any: [...plainPrefixes, 'P', 'ns-1', 'ệ', '\u{10000}'] };
const names = {
  plain: plainNames,
  any: [...plainNames, 'A', 'x-1', '_', 'Phòng.Ban', 'ệ', '名', '\uF900', '\u{10000}z'],
};
const values = { plain: plainValues, any: [...plainValues, 'a\tb', 'c\nd', 'e\rf', '\u0085\u2028'] };

/** Elements nobody knows, as vendors add them: their own namespaces, declared wherever and as often as they like. */
export function vendorElement(random: Random, hand: MarkupHand, dialect: Dialect, outer: Scope, levels = 2): string {
  const declared = declarations(random, dialect);
  const scope = new Map([...outer, ...declared]);
  const own = prefixIn(random, scope);
  const written: [string, string][] = declared.map(([prefix, uri]) => [
    prefix === '' ? 'xmlns' : `xmlns:${prefix}`,
    uri,
  ]);
  const name = own === '' ? random.pick(names[dialect]) : `${own}:${random.pick(names[dialect])}`;
  return hand.element(name, [...written, ...attributes(random, dialect, scope)], content());

  function content(): string {
    const parts = random.some(3, () =>
      levels > 0 && random.chance(0.5)
        ? vendorElement(random, hand, dialect, scope, levels - 1)
        : random.chance(0.3)
          ? hand.gap()
          : hand.text(random.pick(values[dialect]).replaceAll('\r', '')),
    );
    return parts.join('');
  }
}

function declarations(random: Random, dialect: Dialect): [prefix: string, uri: string][] {
  const declared = new Map(random.some(2, () => [random.pick(prefixes[dialect]), random.pick(uris)]));
  if (random.chance(0.2)) declared.set('', random.pick([...uris, '']));
  if (dialect === 'any' && random.chance(0.05)) declared.set('xml', 'http://www.w3.org/XML/1998/namespace');
  return [...declared];
}

function attributes(random: Random, dialect: Dialect, scope: Scope): [name: string, value: string][] {
  const byMeaning = new Map<string, [string, string]>();
  for (const prefix of random.some(4, () => (random.chance(0.5) ? '' : prefixIn(random, scope)))) {
    const local = random.pick(names[dialect]);
    const meaning = `${prefix === '' ? '' : scope.get(prefix)} ${local}`;
    byMeaning.set(meaning, [prefix === '' ? local : `${prefix}:${local}`, random.pick(values[dialect])]);
  }
  if (dialect === 'any' && random.chance(0.1))
    byMeaning.set('xml', [random.pick(['xml:lang', 'xml:space', 'xml:base']), random.pick(['vi', 'default'])]);
  return [...byMeaning.values()];
}

function prefixIn(random: Random, scope: Scope): string {
  return random.pick([...scope.keys(), ''].filter((prefix) => prefix !== 'xml'));
}

import fc from 'fast-check';

/**
 * Documents that are well-formed, and written in every way XML allows: both quotes, odd white space, CDATA, comments,
 * character references, all line ends, a byte order mark, names and text beyond ASCII and beyond the basic plane.
 */
export function wellFormedDocument(): fc.Arbitrary<string> {
  return fc
    .record({
      mark: fc.constantFrom('', '', '\uFEFF'),
      declaration: fc.constantFrom(
        '',
        '<?xml version="1.0"?>',
        `<?xml version='1.0'  encoding = "utf-8" standalone="yes" ?>`,
      ),
      before: miscellany(),
      root: element(3, new Map()),
      after: miscellany(),
    })
    .map(({ mark, declaration, before, root, after }) => mark + declaration + before + root + after);
}

/** Documents damaged in a place or two: most are wrong there, some are still well-formed. */
export function damagedDocument(): fc.Arbitrary<string> {
  const damage = fc.record({
    // Without bias: otherwise most damage is done to the first byte.
    permille: fc.noBias(fc.nat({ max: 1000 })),
    remove: fc.constantFrom(0, 0, 1, 1, 2, 5, 20),
    insert: fc.constantFrom('', '', '', ...shards),
  });
  return fc.tuple(wellFormedDocument(), fc.array(damage, { minLength: 1, maxLength: 2 })).map(([document, damages]) => {
    // By characters: a lone surrogate cannot be written in UTF-8.
    const characters = [...document];
    for (const { permille, remove, insert } of damages) {
      characters.splice(Math.floor((permille * characters.length) / 1000), remove, insert);
    }
    return characters.join('');
  });
}

/** Documents with some bytes overwritten by others that break UTF-8, or nearly do. */
export function damagedBytes(): fc.Arbitrary<Uint8Array> {
  const bytes = fc.array(
    fc.constantFrom(0x00, 0x41, 0x7f, 0x80, 0xbf, 0xc0, 0xc2, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf8, 0xff),
    {
      minLength: 1,
      maxLength: 4,
    },
  );
  const sequences = fc.constantFrom(
    [0xc0, 0xaf], // overlong
    [0xe0, 0x80, 0xaf],
    [0xf0, 0x80, 0x80, 0xaf],
    [0xed, 0xa0, 0x80], // a surrogate
    [0xef, 0xbf, 0xbe], // U+FFFE
    [0xef, 0xbf, 0xbd],
    [0xf4, 0x90, 0x80, 0x80], // beyond Unicode
    [0xf4, 0x8f, 0xbf, 0xbf],
    [0xe1, 0xbb, 0x87],
  );
  return fc
    .record({
      document: wellFormedDocument(),
      permille: fc.noBias(fc.nat({ max: 1000 })),
      damage: fc.oneof(bytes, sequences),
      remove: fc.nat({ max: 2 }),
    })
    .map(({ document, permille, damage, remove }) => {
      const whole = Buffer.from(document, 'utf8');
      const cut = Math.floor((permille * whole.length) / 1000);
      return Buffer.concat([whole.subarray(0, cut), Buffer.from(damage), whole.subarray(cut + remove)]);
    });
}

/** Shards of markup in any order: hardly ever a document, and full of beginnings without ends. */
export function shardsOfMarkup(): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...shards), { maxLength: 12 }).map((parts) => parts.join(''));
}

const shards = [
  '',
  '<',
  '>',
  '/',
  '=',
  '"',
  "'",
  ' ',
  '\n',
  '\r',
  '\r\n',
  '\t',
  '&',
  ';',
  ']',
  ']]>',
  '-',
  '--',
  '-->',
  '<!--',
  '<!---->',
  '<!-- c -->',
  '<![CDATA[',
  '<![CDATA[]]>',
  '<![CDATA[<&]]]>]]>',
  '<!DOCTYPE a>',
  '<!',
  '<?xml version="1.0"?>',
  '<?p i?>',
  '&amp;',
  '&#65;',
  '&#x1F600;',
  '&#0;',
  '&#xD800;',
  '&#xFFFE;',
  '&lt',
  '&nbsp;',
  '\u0000',
  '\u0001',
  '\u007F',
  '\u0085',
  '\u2028',
  '\uFFFE',
  '\uFEFF',
  'ệ',
  '😀',
  '<a>',
  '</a>',
  '<a/>',
  '<b:c/>',
  '<a b="c"/>',
  "<a b='c' b='d'/>",
  '<a xmlns="u">',
  '<a xmlns:b="u" b:c="" c="">',
  '<a xmlns:b="u" xmlns:c="u" b:x="" c:x=""/>',
  '<a xmlns:b=""/>',
  '<a xmlns:xml="u"/>',
  '<a xmlns:xmlns="u"/>',
  '<a xml:lang="vi"/>',
  '<xmlns:a/>',
  '<a:/>',
  '<:a/>',
  '<a:b:c/>',
  '<1/>',
  '<-/>',
  '<ấ ð="" />',
  'text',
  '1',
];

/** Prefixes in scope and what they mean. */
type Scope = ReadonlyMap<string, string>;

const namespaces = ['http://a.example/', 'http://b.example/', 'urn:c', 'http://www.mic.gov.vn/TBT/QCVN_102_2016'];

const localName = fc.oneof(
  fc.constantFrom('a', 'b', 'c', 'OrganId', 'To', 'x-1', '_', 'ñ', 'Đơn.vị', '名', '\u{10000}z', '\uF900'),
  fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_.-]{0,8}$/),
);

const space = fc.constantFrom(' ', ' ', ' ', '\n', '\t', '\r\n', '  \r ');
const optionalSpace = fc.constantFrom('', '', '', ' ', '\n\t');

function element(levels: number, outer: Scope): fc.Arbitrary<string> {
  return declarations(outer).chain(({ text: declared, scope }) =>
    fc
      .record({
        name: qualifiedName(scope, true),
        attributes: attributes(scope),
        content: levels === 0 ? text() : content(levels, scope),
        gap: optionalSpace,
        endGap: optionalSpace,
        short: fc.boolean(),
      })
      .map(({ name, attributes: own, content: inside, gap, endGap, short }) =>
        inside === '' && short
          ? `<${name}${declared}${own}${gap}/>`
          : `<${name}${own}${declared}${gap}>${inside}</${name}${endGap}>`,
      ),
  );
}

function content(levels: number, scope: Scope): fc.Arbitrary<string> {
  const part = fc.oneof(
    { weight: 3, arbitrary: text() },
    { weight: 3, arbitrary: fc.nat({ max: levels - 1 }).chain((deeper) => element(deeper, scope)) },
    { weight: 1, arbitrary: comment() },
    { weight: 1, arbitrary: section() },
  );
  return fc.array(part, { maxLength: 4 }).map((parts) => parts.join(''));
}

function declarations(outer: Scope): fc.Arbitrary<{ readonly text: string; readonly scope: Scope }> {
  const declaration = fc.record({
    prefix: fc.constantFrom('', '', 'p', 'q', 'edXML', 'ns1'),
    uri: fc.constantFrom('', ...namespaces),
    gap: space,
  });
  const unique = fc.uniqueArray(declaration, { maxLength: 3, selector: ({ prefix }) => prefix });
  return fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 3, arbitrary: unique }).map((declared) => {
    const allowed = declared.filter(({ prefix, uri }) => prefix === '' || uri !== '');
    const scope = new Map([...outer, ...allowed.map(({ prefix, uri }): [string, string] => [prefix, uri])]);
    const written = allowed.map(
      ({ prefix, uri, gap }) => `${gap}${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${uri}"`,
    );
    return { text: written.join(''), scope };
  });
}

function qualifiedName(scope: Scope, isElement: boolean): fc.Arbitrary<string> {
  const prefixes = [...scope.keys()].filter((prefix) => prefix !== '');
  return fc
    .tuple(fc.constantFrom('', ...prefixes), localName)
    .map(([prefix, local]) => (prefix === '' ? (local === 'xmlns' && !isElement ? 'a' : local) : `${prefix}:${local}`));
}

function attributes(scope: Scope): fc.Arbitrary<string> {
  const name = fc.oneof(
    { weight: 5, arbitrary: qualifiedName(scope, false) },
    { weight: 1, arbitrary: fc.constantFrom('xml:lang', 'xml:space', 'xml:base') },
  );
  const attribute = fc.record({
    name,
    value: attributeValue(),
    gap: space,
    before: optionalSpace,
    after: optionalSpace,
  });
  const meaning = ({ name: written }: { name: string }) => {
    const [prefix, local] = written.includes(':') ? written.split(':') : ['', written];
    return prefix === '' ? `:${local}` : `${scope.get(prefix as string) ?? 'xml'}:${local}`;
  };
  return fc
    .uniqueArray(attribute, { maxLength: 4, selector: meaning })
    .map((all) =>
      all.map(({ gap, name: own, before, after, value }) => `${gap}${own}${before}=${after}${value}`).join(''),
    );
}

const character = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'abc XYZ019+/=.,-]\'"') },
  { weight: 2, arbitrary: fc.constantFrom('\n', '\r', '\r\n', '\t', '\u007F', '\u0085', '\u2028') },
  { weight: 2, arbitrary: fc.constantFrom('ệ', 'ư', 'Đ', '名', '😀', '\uFFFD', '\uE000', '\uFEFF', '\u{10FFFF}') },
  { weight: 2, arbitrary: fc.constantFrom('&amp;', '&lt;', '&gt;', '&quot;', '&apos;') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('&#13;', '&#xA;', '&#9;', '&#x20;', '&#x1f600;', '&#0065;', '&#xFFFD;', '&#x5D;'),
  },
);

function characters(max: number): fc.Arbitrary<string> {
  return fc.array(character, { maxLength: max }).map((all) => all.join(''));
}

/** Never ends in `]`: text behind it could begin with what makes it a `]]>`. */
function text(): fc.Arbitrary<string> {
  const any = fc.oneof(
    { weight: 3, arbitrary: characters(12) },
    { weight: 1, arbitrary: fc.constantFrom('', '>', ']>', ']] >', '>>]]&gt;', ' \n  ') },
    { weight: 1, arbitrary: fc.base64String({ minLength: 200, maxLength: 700 }) },
  );
  return any.map((written) => written.replace(/\]$/, '] '));
}

function attributeValue(): fc.Arbitrary<string> {
  return fc
    .tuple(characters(8), fc.constantFrom('"', "'"), fc.constantFrom('', '>', '/>', ']]>', '--'))
    .map(([value, quote, more]) => `${quote}${value.replaceAll(quote, '')}${more}${quote}`);
}

function comment(): fc.Arbitrary<string> {
  return characters(6).map((inside) => `<!--${inside.replaceAll('-', '')}<&>]]>-x-->`);
}

function section(): fc.Arbitrary<string> {
  return fc
    .tuple(characters(6), fc.constantFrom('', '<&>', ']', ']]', ']]]]', '--', ']] >', '&amp;'))
    .map(([inside, more]) => `<![CDATA[${`${inside}${more}`.replaceAll(']]>', '')}]]>`);
}

function miscellany(): fc.Arbitrary<string> {
  return fc.array(fc.oneof(space, comment()), { maxLength: 2 }).map((parts) => parts.join(''));
}

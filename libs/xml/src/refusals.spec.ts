import { XmlError, xmlErrorCodes, type XmlErrorCode } from './errors.js';
import { xmlLimits } from './limits.js';
import { createTokenizer } from './tokenizer.js';

type Case = readonly [code: XmlErrorCode, document: string | Uint8Array, offset: number];

const tested = new Set<string>();

describe('a document is refused, with its reason and the place,', () => {
  const structure: readonly Case[] = [
    ['xml.doctype', '<!DOCTYPE a><a/>', 0],
    ['xml.doctype', '<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY b "c">]><a/>', 22],
    ['xml.processing-instruction', '<a><?php 1?></a>', 3],
    ['xml.processing-instruction', '<?xml-stylesheet href="a"?><a/>', 0],
    ['xml.processing-instruction', '<?XML version="1.0"?><a/>', 0],
    ['xml.declaration-misplaced', ' <?xml version="1.0"?><a/>', 1],
    ['xml.declaration-misplaced', '\n<?xml version="1.0"?><a/>', 1],
    ['xml.declaration-misplaced', '<!----><?xml version="1.0"?><a/>', 7],
    ['xml.declaration-misplaced', '<a/><?xml version="1.0"?>', 4],
    ['xml.declaration-malformed', '<?xml?><a/>', 0],
    ['xml.declaration-malformed', '<?xml encoding="UTF-8"?><a/>', 0],
    ['xml.declaration-malformed', '<?xml version="1.0" standalone="maybe"?><a/>', 0],
    ['xml.declaration-malformed', '<?xml version="1.0"encoding="UTF-8"?><a/>', 0],
    ['xml.declaration-malformed', `<?xml version="1.0"${' '.repeat(300)}?><a/>`, 0],
    ['xml.version-unsupported', '<?xml version="1.1"?><a/>', 0],
    ['xml.encoding-unsupported', '<?xml version="1.0" encoding="UTF-16"?><a/>', 0],
    ['xml.encoding-unsupported', '<?xml version="1.0" encoding="windows-1258"?><a/>', 0],
    ['xml.encoding-unsupported', Buffer.from('\uFEFF<a/>', 'utf16le'), 0],
    ['xml.root-missing', '', 0],
    ['xml.root-missing', ' <!-- nothing --> ', 18],
    ['xml.second-root', '<a/><b/>', 4],
    ['xml.text-outside-root', 'text<a/>', 0],
    ['xml.text-outside-root', '<a/>text', 4],
    ['xml.text-outside-root', '<a/>&#32;', 4],
    ['xml.text-outside-root', '<a/><![CDATA[]]>', 4],
    ['xml.text-outside-root', '\uFEFF\uFEFF<a/>', 3],
    ['xml.text-outside-root', Buffer.from([0xef, 0xbb, 0x3c]), 0],
    ['xml.markup-malformed', '<a><!ELEMENT b></a>', 3],
    ['xml.markup-malformed', '<a><!-x--></a>', 3],
    ['xml.markup-malformed', '<a><![cdata[]]></a>', 3],
    ['xml.comment-malformed', '<a><!-- -- --></a>', 8],
    ['xml.comment-malformed', '<a><!-- ---></a>', 8],
    ['xml.tag-mismatched', '<a></b>', 3],
    ['xml.tag-mismatched', '<a></ab>', 3],
    ['xml.tag-mismatched', '<ab></a>', 4],
    ['xml.tag-mismatched', '<a></ a>', 3],
    ['xml.tag-mismatched', '<a xmlns:p="u" xmlns:q="u"><p:b></q:b></a>', 32],
    ['xml.tag-mismatched', '</a>', 0],
    ['xml.tag-mismatched', '<a/></a>', 4],
    ['xml.truncated', '<a>', 3],
    ['xml.truncated', '<a', 2],
    ['xml.truncated', '<', 1],
    ['xml.truncated', '<a>text</a', 10],
    ['xml.truncated', '<a/><!-- ', 9],
    ['xml.truncated', '<a>&amp', 7],
    ['xml.truncated', '<a><![CDATA[]]', 14],
    ['xml.truncated', '<?xml version="1.0"', 19],
    ['xml.truncated', Buffer.from([0xef, 0xbb]), 2],
  ];
  it.each(structure)('%s: %j', expectRefusal);

  const names: readonly Case[] = [
    ['xml.name-malformed', '<1a/>', 1],
    ['xml.name-malformed', '<-a/>', 1],
    ['xml.name-malformed', '<a:b:c xmlns:a="u"/>', 1],
    ['xml.name-malformed', '<:a/>', 1],
    ['xml.name-malformed', '<a:/>', 1],
    ['xml.name-malformed', '<a xmlns:="u"/>', 3],
    ['xml.name-malformed', '<×/>', 1],
    ['xml.name-malformed', '< a/>', 1],
    ['xml.name-malformed', '<a b="1" / >', 9],
    ['xml.tag-malformed', '<a b/>', 4],
    ['xml.tag-malformed', '<a b=c/>', 5],
    ['xml.tag-malformed', '<a b="1"c="2"/>', 8],
    ['xml.tag-malformed', '<a$/>', 2],
    ['xml.less-than-in-value', '<a b="<"/>', 6],
    ['xml.attribute-duplicate', '<a b="1" b="2"/>', 9],
    ['xml.attribute-duplicate', '<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>', 35],
    ['xml.attribute-duplicate', '<a xmlns="u" xmlns="u"/>', 13],
    ['xml.attribute-duplicate', '<a xmlns:p="u" xmlns:p="v"/>', 15],
    ['xml.prefix-unbound', '<p:a/>', 0],
    ['xml.prefix-unbound', '<a p:b="1"/>', 3],
    ['xml.prefix-unbound', '<a><b xmlns:p="u"/><p:c/></a>', 19],
    ['xml.prefix-reserved', '<xmlns:a/>', 0],
    ['xml.prefix-reserved', '<a xmlns:xml="u"/>', 3],
    ['xml.prefix-reserved', '<a xmlns:xmlns="u"/>', 3],
    ['xml.prefix-reserved', '<a xmlns:b="http://www.w3.org/XML/1998/namespace"/>', 3],
    ['xml.prefix-reserved', '<a xmlns="http://www.w3.org/2000/xmlns/"/>', 3],
    ['xml.namespace-empty', '<a xmlns:p=""/>', 3],
  ];
  it.each(names)('%s: %j', expectRefusal);

  const characters: readonly Case[] = [
    ['xml.entity-unknown', '<a>&nbsp;</a>', 3],
    ['xml.entity-unknown', '<a b="&copy;"/>', 6],
    ['xml.reference-malformed', '<a>& b</a>', 3],
    ['xml.reference-malformed', '<a>&;</a>', 3],
    ['xml.reference-malformed', '<a>&#;</a>', 3],
    ['xml.reference-malformed', '<a>&#x;</a>', 3],
    ['xml.reference-malformed', '<a>&#X41;</a>', 3],
    ['xml.reference-malformed', '<a>&#1a;</a>', 3],
    ['xml.reference-malformed', '<a b="& c;"/>', 6],
    ['xml.reference-malformed', '<a b="&amp" c=";"/>', 6],
    ['xml.character-illegal', '<a>&#0;</a>', 3],
    ['xml.character-illegal', '<a>&#31;</a>', 3],
    ['xml.character-illegal', '<a>&#xD800;</a>', 3],
    ['xml.character-illegal', '<a>&#xFFFF;</a>', 3],
    ['xml.character-illegal', '<a>&#x110000;</a>', 3],
    ['xml.character-illegal', `<a>&#x${'1'.repeat(400)};</a>`, 3],
    ['xml.character-illegal', '<a>text\u0000</a>', 7],
    ['xml.character-illegal', '<a b="\u001F"/>', 6],
    ['xml.character-illegal', '<a><!-- \u0008 --></a>', 8],
    ['xml.character-illegal', '<a><![CDATA[\u000B]]></a>', 12],
    ['xml.character-illegal', '<a>\uFFFE</a>', 3],
    ['xml.character-illegal', '<a b="\uFFFF"/>', 6],
    ['xml.character-illegal', `<a>${'x'.repeat(1_000)}\u0001${'x'.repeat(1_000)}</a>`, 1_003],
    ['xml.cdata-end-in-text', '<a>]]></a>', 3],
    ['xml.cdata-end-in-text', '<a>]]]></a>', 4],
    ['xml.cdata-end-in-text', '<a>\r\n]]></a>', 5],
    ['xml.utf8-invalid', bytes('<a>', [0xff], '</a>'), 3],
    ['xml.utf8-invalid', bytes('<a>', [0x80], '</a>'), 3],
    ['xml.utf8-invalid', bytes('<a>', [0xc0, 0xbc], '</a>'), 3],
    ['xml.utf8-invalid', bytes('<a>', [0xe0, 0x80, 0xbc], '</a>'), 3],
    ['xml.utf8-invalid', bytes('<a>', [0xf0, 0x80, 0x80, 0xbc], '</a>'), 3],
    ['xml.utf8-invalid', bytes('<a>', [0xed, 0xa0, 0x80], '</a>'), 3],
    ['xml.utf8-invalid', bytes('<a>', [0xf4, 0x90, 0x80, 0x80], '</a>'), 3],
    ['xml.utf8-invalid', bytes('<a>', [0xe1, 0xbb], '</a>'), 3],
    ['xml.utf8-invalid', bytes('<a><![CDATA[', [0xe1, 0xbb], ']]></a>'), 12],
    ['xml.utf8-invalid', bytes('<a><!--', [0xe1, 0xbb], '--></a>'), 7],
    ['xml.utf8-invalid', bytes('<a b="', [0xe1, 0xbb], '"/>'), 6],
    ['xml.utf8-invalid', bytes('<a b="', [0xc3], '" c="1"/>'), 6],
    ['xml.utf8-invalid', bytes('<a', [0xe1, 0xbb], '/>'), 1],
  ];
  it.each(characters)('%s: %j', expectRefusal);

  const { depthMax, attributesMax, tagBytesMax, nameBytesMax, namespacesMax } = xmlLimits;
  const attributes = (count: number) => Array.from({ length: count }, (_, index) => ` a${index}=""`).join('');
  const declarations = (count: number, prefix: string) =>
    Array.from({ length: count }, (_, index) => ` xmlns:${prefix}${index}="u"`).join('');
  const scopes = (count: number) =>
    Array.from({ length: count }, (_, level) => `<a${declarations(32, `p${level}_`)}>`).join('');
  const limits: readonly Case[] = [
    ['xml.too-deep', '<a>'.repeat(depthMax + 1), 3 * depthMax],
    ['xml.too-many-attributes', `<a${attributes(attributesMax + 1)}/>`, 0],
    ['xml.too-many-attributes', `<a${attributes(attributesMax)} xmlns="u"/>`, 0],
    ['xml.tag-too-long', `<a b="${'x'.repeat(tagBytesMax - 8)}"/>`, 0],
    ['xml.tag-too-long', `<a b="${'x'.repeat(tagBytesMax)}`, 0],
    ['xml.name-too-long', `<${'a'.repeat(nameBytesMax + 1)}/>`, 1],
    ['xml.name-too-long', `<${'a'.repeat(nameBytesMax + 1)}>`, 1],
    ['xml.name-too-long', `<a ${'b'.repeat(nameBytesMax + 1)}="1"/>`, 3],
    ['xml.name-too-long', `<a>&#${'0'.repeat(nameBytesMax)}65;</a>`, 3],
    [
      'xml.too-many-namespaces',
      `${scopes(namespacesMax / 32)}<b xmlns="u"/>`,
      Buffer.byteLength(scopes(namespacesMax / 32)),
    ],
  ];
  it.each(
    limits.map(([code, document, offset]): [XmlErrorCode, string, Case] => [
      code,
      String(document).slice(0, 40),
      [code, document, offset],
    ]),
  )('%s: %s…', (_, __, given) => expectRefusal(...given));

  it('and every reason there is was met here', () => {
    expect([...xmlErrorCodes].filter((code) => !tested.has(code))).toEqual([]);
  });
});

describe('a document at its limits is accepted', () => {
  const { depthMax, attributesMax, tagBytesMax, nameBytesMax } = xmlLimits;
  const many = Array.from({ length: attributesMax }, (_, index) => ` a${index}=""`).join('');
  it.each([
    ['depth', '<a>'.repeat(depthMax) + '</a>'.repeat(depthMax)],
    ['attributes', `<a${many}/>`],
    ['bytes of a tag', `<a b="${'x'.repeat(tagBytesMax - 9)}"/>`],
    ['bytes of a name', `<${'a'.repeat(nameBytesMax)}></${'a'.repeat(nameBytesMax)}>`],
    ['many siblings with declarations', `<a>${'<b xmlns:p="u"/>'.repeat(1_000)}</a>`],
    [']] and > apart', '<a>]]&gt;]] >]<!---->]><![CDATA[]]]]>></a>'],
    ['the xml prefix, declared as what it is', '<a xmlns:xml="http://www.w3.org/XML/1998/namespace" xml:lang="vi"/>'],
    ['one namespace under two prefixes', '<a xmlns="u" xmlns:p="u" b="1" p:b="2"/>'],
    ['encoding in small letters', '\uFEFF<?xml version="1.0" encoding=\'utf-8\' standalone="no" ?>\n<a/>\n'],
  ])('%s', (_, document) => {
    expect(refusalOf(document)).toBeUndefined();
    expect(refusalOf(document, 1)).toBeUndefined();
  });
});

describe('own limits', () => {
  it('replace the usual ones, each by itself', () => {
    const tokenizer = createTokenizer({ limits: { depthMax: 1 } }, () => undefined);
    expect(() => tokenizer.write(Buffer.from('<a><b>'))).toThrow(
      expect.objectContaining({ code: 'xml.too-deep', params: { limit: 1 } }),
    );
  });
});

/** In one piece and byte by byte. */
function expectRefusal(code: XmlErrorCode, document: string | Uint8Array, offset: number): void {
  tested.add(code);
  expect(refusalOf(document)).toMatchObject({ code, offset });
  expect(refusalOf(document, 1)).toMatchObject({ code, offset });
}

function refusalOf(document: string | Uint8Array, chunkBytes = Infinity): XmlError | undefined {
  const whole = Buffer.from(document as string);
  const tokenizer = createTokenizer({}, () => undefined);
  try {
    for (let at = 0; at < whole.length; at += chunkBytes) tokenizer.write(whole.subarray(at, at + chunkBytes));
    tokenizer.end();
    return undefined;
  } catch (error) {
    if (error instanceof XmlError) return error;
    throw error;
  }
}

function bytes(before: string, wrong: readonly number[], after: string): Uint8Array {
  return Buffer.concat([Buffer.from(before), Buffer.from(wrong), Buffer.from(after)]);
}

import { createCanonicalizer, type CanonicalizerOptions } from './canonicalizer.js';
import { createTokenizer } from './tokenizer.js';
import type { OpenToken, XmlToken } from './tokens.js';

describe('the canonical forms', () => {
  it('write attributes by namespace and then name, by code points and not by UTF-16', () => {
    const document =
      '<a xmlns:p="http://b/" xmlns:q="http://a/" p:x="1" q:y="2" z="3" \u{10000}="4" \uF900="5" b="6"/>';
    expect(form(document, { method: 'c14n' })).toBe(
      '<a xmlns:p="http://b/" xmlns:q="http://a/" b="6" z="3" \uF900="5" \u{10000}="4" q:y="2" p:x="1"></a>',
    );
  });

  it('declare a namespace where it is first used, in the exclusive form, and again where it is used elsewhere', () => {
    const document = '<a xmlns:p="u"><b><p:c/><p:c><p:c/></p:c></b></a>';
    expect(form(document, { method: 'exc-c14n' })).toBe(
      '<a><b><p:c xmlns:p="u"></p:c><p:c xmlns:p="u"><p:c></p:c></p:c></b></a>',
    );
    expect(form(document, { method: 'c14n' })).toBe('<a xmlns:p="u"><b><p:c></p:c><p:c><p:c></p:c></p:c></b></a>');
  });

  it('write xmlns="" only where it takes something away', () => {
    const document = '<a xmlns=""><b xmlns="u"><c xmlns=""><d xmlns=""/></c></b></a>';
    const expected = '<a><b xmlns="u"><c xmlns=""><d></d></c></b></a>';
    expect(form(document, { method: 'c14n' })).toBe(expected);
    expect(form(document, { method: 'exc-c14n' })).toBe(expected);
  });

  it('take the default namespace away in the exclusive form only where an element without prefix needs it', () => {
    const document = '<a xmlns="u" xmlns:p="v"><p:b xmlns=""><c/></p:b></a>';
    expect(form(document, { method: 'exc-c14n' })).toBe('<a xmlns="u"><p:b xmlns:p="v"><c xmlns=""></c></p:b></a>');
    expect(form(document, { method: 'exc-c14n', inclusivePrefixes: ['#default'] })).toBe(
      '<a xmlns="u"><p:b xmlns="" xmlns:p="v"><c></c></p:b></a>',
    );
  });

  it('never declare the prefix xml', () => {
    const document = '<a xmlns:xml="http://www.w3.org/XML/1998/namespace" xml:lang="vi"/>';
    expect(form(document, { method: 'c14n' })).toBe('<a xml:lang="vi"></a>');
    expect(form(document, { method: 'exc-c14n', inclusivePrefixes: ['xml'] })).toBe('<a xml:lang="vi"></a>');
  });

  it('of an element within a document know its ancestors, in the exclusive form without their xml: attributes', () => {
    const tokens = tokensOf(
      '<a xmlns="u" xmlns:p="v" xml:lang="vi"><b xml:space="preserve" xmlns:p="w"><p:c xml:lang="en"/></b></a>',
    );
    const ancestors = tokens.slice(0, 2) as OpenToken[];
    const element = tokens.slice(2, 4);
    expect(formOf(element, { method: 'c14n', ancestors })).toBe(
      '<p:c xmlns="u" xmlns:p="w" xml:lang="en" xml:space="preserve"></p:c>',
    );
    expect(formOf(element, { method: 'exc-c14n', ancestors })).toBe('<p:c xmlns:p="w" xml:lang="en"></p:c>');
    expect(formOf(element, { method: 'exc-c14n', ancestors, inclusivePrefixes: ['#default'] })).toBe(
      '<p:c xmlns="u" xmlns:p="w" xml:lang="en"></p:c>',
    );
  });

  it('leave out an element whose tokens are not given, and nothing else', () => {
    const tokens = tokensOf('<a xmlns:p="u">\n  <b/>\n  <p:Signature><p:c/></p:Signature>\n</a>');
    const from = tokens.findIndex((token) => token.kind === 'open' && token.name.local === 'Signature');
    const to = tokens.findIndex((token) => token.kind === 'close' && token.name.local === 'Signature');
    const rest = [...tokens.slice(0, from), ...tokens.slice(to + 1)];
    expect(formOf(rest, { method: 'c14n' })).toBe('<a xmlns:p="u">\n  <b></b>\n  \n</a>');
  });

  it('escape in text and in values what each needs', () => {
    expect(
      form(`<a b="&lt;&gt;&amp;&quot;'&#9;&#10;&#13;">&lt;&gt;&amp;"'&#9;&#10;&#13;</a>`, { method: 'c14n' }),
    ).toBe(`<a b="&lt;>&amp;&quot;'&#x9;&#xA;&#xD;">&lt;&gt;&amp;"'\t\n&#xD;</a>`);
  });

  it('are the same whatever the size of what is written, and from one sink call to the next', () => {
    const text = 'ệ'.repeat(30_000);
    const long = 'Đ'.repeat(9_000);
    const document = `<a b="${long}">${'<b>&amp;</b>'.repeat(5_000)}${text}&lt;${text}</a>`;
    expect(form(document, { method: 'c14n' })).toBe(document);
  });
});

describe('the sink', () => {
  it('gets long plain text as it is, without a copy', () => {
    const chunk = Buffer.from('x'.repeat(10_000));
    const pieces: Uint8Array[] = [];
    const canonicalizer = createCanonicalizer({ method: 'c14n' }, (bytes) => pieces.push(bytes));
    const tokenizer = createTokenizer({}, (token) => canonicalizer.token(token));
    tokenizer.write(Buffer.from('<a>'));
    tokenizer.write(chunk);
    expect(pieces.map(({ length }) => length)).toEqual([3, 10_000]);
    expect(pieces[1]?.buffer).toBe(chunk.buffer);
    expect(pieces[1]?.byteOffset).toBe(chunk.byteOffset);
  });

  it('gets small markup in large pieces', () => {
    let calls = 0;
    const canonicalizer = createCanonicalizer({ method: 'c14n' }, () => calls++);
    for (const token of tokensOf(`<a>${'<b>text</b>'.repeat(5_000)}</a>`)) canonicalizer.token(token);
    canonicalizer.end();
    expect(calls).toBeLessThan(30);
  });
});

function form(document: string, options: CanonicalizerOptions): string {
  return formOf(tokensOf(document), options);
}

function formOf(tokens: readonly XmlToken[], options: CanonicalizerOptions): string {
  const pieces: Buffer[] = [];
  const canonicalizer = createCanonicalizer(options, (bytes) => pieces.push(Buffer.from(bytes)));
  for (const token of tokens) canonicalizer.token(token);
  canonicalizer.end();
  return Buffer.concat(pieces).toString('utf8');
}

function tokensOf(document: string): XmlToken[] {
  const tokens: XmlToken[] = [];
  const tokenizer = createTokenizer({}, (token) => tokens.push(token));
  // In one chunk that outlives them, so that text need not be copied.
  tokenizer.write(Buffer.from(document));
  tokenizer.end();
  return tokens;
}

import { createTokenizer, type TokenizerOptions } from './tokenizer.js';
import { bytesOf, type TextToken, type XmlToken } from './tokens.js';

describe('the tokenizer', () => {
  it('tells names, namespaces, attributes, depth and the place of every tag', () => {
    expect(read('<a xmlns="u" xmlns:p="v" x="1" p:y=\'2\'><p:b/></a>')).toEqual([
      {
        kind: 'open',
        name: { prefix: '', local: 'a', uri: 'u' },
        attributes: [
          { prefix: '', local: 'x', uri: '', value: '1' },
          { prefix: 'p', local: 'y', uri: 'v', value: '2' },
        ],
        namespaces: [
          { prefix: '', uri: 'u' },
          { prefix: 'p', uri: 'v' },
        ],
        depth: 0,
        from: 0,
        to: 39,
      },
      {
        kind: 'open',
        name: { prefix: 'p', local: 'b', uri: 'v' },
        attributes: [],
        namespaces: [],
        depth: 1,
        from: 39,
        to: 45,
      },
      { kind: 'close', name: { prefix: 'p', local: 'b', uri: 'v' }, depth: 1, from: 39, to: 45 },
      { kind: 'close', name: { prefix: '', local: 'a', uri: 'u' }, depth: 0, from: 45, to: 49 },
    ]);
  });

  it('counts offsets in bytes, a byte order mark and wide characters included', () => {
    const tokens = read('\uFEFF<?xml version="1.0" encoding="utf-8"?>\n<ệ>Đ</ệ>');
    expect(tokens.map(({ from, to }) => [from, to])).toEqual([
      [42, 47],
      [47, 49],
      [49, 55],
    ]);
  });

  it('gives a name that comes again in another namespace its other meaning, and the first back afterwards', () => {
    const tokens = read('<a xmlns="u"><b/><b xmlns="v"/><b/></a>');
    const uris = tokens.flatMap((token) => (token.kind === 'open' ? [token.name.uri] : []));
    expect(uris).toEqual(['u', 'u', 'v', 'u']);
  });

  it('forgets what names meant in the document before', () => {
    expect(read('<a><b/></a>')[1]).toMatchObject({ name: { uri: '' } });
    expect(read('<a xmlns="u"><b/></a>')[1]).toMatchObject({ name: { uri: 'u' } });
    expect(read('<a><b/></a>')[1]).toMatchObject({ name: { uri: '' } });
  });

  it('keeps two documents apart that are read by turns', () => {
    const seen: string[] = [];
    const one = createTokenizer({}, (token) => token.kind === 'open' && seen.push(token.name.uri));
    const other = createTokenizer({}, (token) => token.kind === 'open' && seen.push(token.name.uri));
    one.write(Buffer.from('<p:a xmlns:p="u">'));
    other.write(Buffer.from('<p:a xmlns:p="v">'));
    one.write(Buffer.from('<p:a>'));
    other.write(Buffer.from('<p:a>'));
    expect(seen).toEqual(['u', 'v', 'u', 'v']);
  });

  it('replaces references, normalises line ends and says what needs no escape', () => {
    expect(texts('<a>x&amp;y\r\nz\rz&#13;&gt;></a>')).toEqual({ text: 'x&y\nz\nz\r>>', plain: false });
    expect(texts('<a>x&apos;y\r\nz\rz&quot;&#x1F600;ệ</a>')).toEqual({ text: 'x\'y\nz\nz"😀ệ', plain: true });
  });

  it('marks CDATA, an empty section too', () => {
    const pieces = read('<a><![CDATA[]]></a>').filter((token) => token.kind === 'text');
    expect(pieces).toMatchObject([{ plain: true, cdata: true, from: 12, to: 12 }]);
    expect(pieces.map((piece) => bytesOf(piece).length)).toEqual([0]);
    expect(read('<a><![CDATA[<&>]]]]></a>')[1]).toMatchObject({ cdata: true, plain: false, from: 12, to: 17 });
  });

  it('normalises attribute values: white space becomes spaces, unless it was written as a reference', () => {
    const [open] = read('<a b="1\t2\n3\r\n4\r5&#9;&#10;&#13;&lt;&amp;&quot;ệ"/>');
    expect(open).toMatchObject({ attributes: [{ value: '1 2 3 4 5\t\n\r<&"ệ' }] });
  });

  it('tells where comments stood, and keeps nothing of them', () => {
    expect(read('<!-- before --><a><!----></a>').filter((token) => token.kind === 'comment')).toEqual([
      { kind: 'comment', from: 0, to: 15 },
      { kind: 'comment', from: 18, to: 25 },
    ]);
  });

  it('hands text on without copying it and without waiting for its end', () => {
    const chunk = Buffer.from('x'.repeat(1_000));
    const pieces: Uint8Array[] = [];
    const tokenizer = createTokenizer({}, (token) => token.kind === 'text' && pieces.push(bytesOf(token)));
    tokenizer.write(Buffer.from('<a>'));
    tokenizer.write(chunk);
    expect(pieces.map((piece) => [piece.buffer === chunk.buffer, piece.byteOffset, piece.length])).toEqual([
      [true, chunk.byteOffset, 1_000],
    ]);
  });

  it('takes any Uint8Array, wherever in its buffer it begins', () => {
    const document = Buffer.from(`<a>${'YmFzZTY0'.repeat(100)}</a>`);
    for (let shift = 0; shift < 8; shift++) {
      const shifted = new Uint8Array(document.length + shift).subarray(shift);
      shifted.set(document);
      expect(texts(shifted)).toEqual({ text: 'YmFzZTY0'.repeat(100), plain: true });
    }
  });

  it('leaves a tolerated prefix unbound, and says that it met one', () => {
    const document = Buffer.from('<a href="1" xlink:href="2"><xlink:b/></a>');
    const tokens: XmlToken[] = [];
    const tokenizer = createTokenizer({ tolerateUnboundPrefixes: ['xlink'] }, (token) => tokens.push(token));
    expect(tokenizer.sawUnboundPrefix).toBe(false);
    tokenizer.write(document);
    tokenizer.end();
    expect(tokenizer.sawUnboundPrefix).toBe(true);
    expect(tokens[0]).toMatchObject({
      attributes: [
        { prefix: '', uri: '' },
        { prefix: 'xlink', uri: '' },
      ],
    });
    expect(tokens[1]).toMatchObject({ name: { prefix: 'xlink', local: 'b', uri: '' } });
  });

  it('tolerates for one reader only: the next one refuses the same name', () => {
    expect(read('<xlink:a/>', { tolerateUnboundPrefixes: ['xlink'] })).toHaveLength(2);
    expect(() => read('<xlink:a/>')).toThrow(expect.objectContaining({ code: 'xml.prefix-unbound' }));
  });

  it('sees a tolerated prefix that is bound after all as what it is', () => {
    const tokenizer = createTokenizer({ tolerateUnboundPrefixes: ['xlink'] }, () => undefined);
    tokenizer.write(Buffer.from('<a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="1"/>'));
    expect(tokenizer.sawUnboundPrefix).toBe(false);
  });

  it('stays refused: after an error every further call throws it again', () => {
    const tokenizer = createTokenizer({}, () => undefined);
    const refusal = expect.objectContaining({ code: 'xml.doctype' });
    expect(() => tokenizer.write(Buffer.from('<!DOCTYPE a><a>'))).toThrow(refusal);
    expect(() => tokenizer.write(Buffer.from('</a>'))).toThrow(refusal);
    expect(() => tokenizer.end()).toThrow(refusal);
  });

  it('stays refused after an error of whoever takes the tokens', () => {
    const tokenizer = createTokenizer({}, () => {
      throw new Error('no more');
    });
    expect(() => tokenizer.write(Buffer.from('<a>'))).toThrow('no more');
    expect(() => tokenizer.end()).toThrow('no more');
  });
});

function read(document: string | Uint8Array, options: TokenizerOptions = {}): XmlToken[] {
  const tokens: XmlToken[] = [];
  const tokenizer = createTokenizer(options, (token) => tokens.push(token.kind === 'text' ? copyOf(token) : token));
  tokenizer.write(typeof document === 'string' ? Buffer.from(document) : document);
  tokenizer.end();
  return tokens;
}

function copyOf(token: TextToken): TextToken {
  const source = Buffer.from(bytesOf(token));
  return { ...token, source, sourceFrom: 0, sourceTo: source.length };
}

function texts(document: string | Uint8Array): { readonly text: string; readonly plain: boolean } {
  const pieces = read(document).filter((token) => token.kind === 'text');
  return {
    text: Buffer.concat(pieces.map(bytesOf)).toString('utf8'),
    plain: pieces.every(({ plain }) => plain),
  };
}

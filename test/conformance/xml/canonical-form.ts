import {
  bytesOf,
  createCanonicalizer,
  createTokenizer,
  type CanonicalizerOptions,
  type OpenToken,
  type TextToken,
  type XmlToken,
} from '@edoc-axis/xml';

/** The canonical form of a whole document, as text. */
export function canonical(document: string, options: CanonicalizerOptions): string {
  return formOf(tokensOf(document), options);
}

/** The canonical form of the first element of which this is the start tag, in its place within the document. */
export function canonicalElement(
  document: string,
  options: CanonicalizerOptions,
  isStart: (token: OpenToken) => boolean,
): string {
  const tokens = tokensOf(document);
  const ancestors: OpenToken[] = [];
  const first = tokens.findIndex((token) => {
    if (token.kind === 'open' && isStart(token)) return true;
    if (token.kind === 'open') ancestors.push(token);
    if (token.kind === 'close') ancestors.pop();
    return false;
  });
  const last = tokens.findIndex(
    (token, index) => index > first && token.kind === 'close' && token.depth === ancestors.length,
  );
  return formOf(tokens.slice(first, last + 1), { ...options, ancestors });
}

/** The tokens of a document, with bytes of their own. */
export function tokensOf(document: string): XmlToken[] {
  const tokens: XmlToken[] = [];
  const tokenizer = createTokenizer({}, (token) => tokens.push(token.kind === 'text' ? copyOf(token) : token));
  tokenizer.write(Buffer.from(document, 'utf8'));
  tokenizer.end();
  return tokens;
}

function copyOf(token: TextToken): TextToken {
  const source = Buffer.from(bytesOf(token));
  return { ...token, source, sourceFrom: 0, sourceTo: source.length };
}

export function formOf(tokens: readonly XmlToken[], options: CanonicalizerOptions): string {
  const pieces: Buffer[] = [];
  const canonicalizer = createCanonicalizer(options, (bytes) => pieces.push(Buffer.from(bytes)));
  for (const token of tokens) canonicalizer.token(token);
  canonicalizer.end();
  return Buffer.concat(pieces).toString('utf8');
}

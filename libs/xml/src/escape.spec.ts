import { escapeAttribute, escapeText } from './escape.js';
import { createTokenizer } from './tokenizer.js';
import { bytesOf } from './tokens.js';

describe('what is escaped', () => {
  const nasty = `<a b="c" d='e'>&amp;]]>\t\n\r\r\n 😀ệ\u007F\u0085\uFFFD`;

  it('is read back as it was, from text', () => {
    let text = '';
    read(`<a>${escapeText(nasty)}</a>`, (token) => (text += token));
    expect(text).toBe(nasty);
  });

  it.each(['"', "'"])('is read back as it was, from a value in %s', (quote) => {
    let value: string | undefined;
    const tokenizer = createTokenizer({}, (token) => {
      if (token.kind === 'open') value = token.attributes[0]?.value;
    });
    tokenizer.write(Buffer.from(`<a b=${quote}${escapeAttribute(nasty)}${quote}/>`));
    expect(value).toBe(nasty);
  });

  it.each([
    ['\u0000', 'U+0000'],
    ['a\u000B', 'U+000B'],
    ['\uFFFE', 'U+FFFE'],
    ['\uD800x', 'U+D800'],
    ['x\uDC00', 'U+DC00'],
  ])('cannot be %j', (text, name) => {
    expect(() => escapeText(text)).toThrow(name);
    expect(() => escapeAttribute(text)).toThrow(RangeError);
  });
});

function read(document: string, onText: (text: string) => void): void {
  const tokenizer = createTokenizer({}, (token) => {
    if (token.kind === 'text') onText(bytesOf(token).toString('utf8'));
  });
  tokenizer.write(Buffer.from(document));
  tokenizer.end();
}

import {
  bytesOf,
  createTokenizer,
  XmlError,
  type TokenizerOptions,
  type XmlErrorCode,
  type XmlToken,
} from '@edoc-axis/xml';

/** What a reader learns from a document, however its bytes were cut: text that touches is one. */
export type Happening =
  | {
      readonly open: string;
      readonly attributes: Readonly<Record<string, string>>;
      readonly namespaces: Readonly<Record<string, string>>;
      readonly at: readonly [number, number];
    }
  | { readonly close: string; readonly at: readonly [number, number] }
  | { text: string; plain: boolean; readonly cdata: boolean; at: readonly [number, number] }
  | { readonly comment: readonly [number, number] };

export interface Reading {
  readonly happenings: readonly Happening[];
  readonly error?: { readonly code: XmlErrorCode; readonly offset: number };
}

/** Reads a document given in chunks; what is wrong with it is part of the answer. */
export function read(chunks: Iterable<Uint8Array>, options: TokenizerOptions = {}): Reading {
  const happenings: Happening[] = [];
  const tokenizer = createTokenizer(options, (token) => addHappening(happenings, token));
  try {
    for (const chunk of chunks) tokenizer.write(chunk);
    tokenizer.end();
    return { happenings };
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    return { happenings, error: { code: error.code, offset: error.offset } };
  }
}

/**
 * A string, since comparing objects would take longer than all the reading. How much of the text before an error was
 * handed on depends on the chunks it stood in, and does not count.
 */
export function comparable({ happenings, error }: Reading): string {
  const lastMarkup = happenings.findLastIndex((happening) => !('text' in happening));
  return JSON.stringify([error ? happenings.slice(0, lastMarkup + 1) : happenings, error]);
}

/** Cuts a document into chunks of so many bytes. */
export function* inChunks(document: Uint8Array, bytes: number): Generator<Uint8Array> {
  for (let at = 0; at < document.length; at += bytes) yield document.subarray(at, at + bytes);
}

function addHappening(happenings: Happening[], token: XmlToken): void {
  switch (token.kind) {
    case 'open':
      happenings.push({
        open: written(token.name),
        attributes: Object.fromEntries(token.attributes.map((one) => [written(one), one.value])),
        namespaces: Object.fromEntries(token.namespaces.map(({ prefix, uri }) => [prefix, uri])),
        at: [token.from, token.to],
      });
      return;
    case 'close':
      happenings.push({ close: written(token.name), at: [token.from, token.to] });
      return;
    case 'comment':
      happenings.push({ comment: [token.from, token.to] });
      return;
    case 'text':
      addText(happenings, token);
  }
}

function addText(happenings: Happening[], token: XmlToken & { kind: 'text' }): void {
  const { plain, cdata, from, to } = token;
  // Fatal: a piece that ends inside a character must not pass.
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytesOf(token));
  const last = happenings.at(-1);
  if (last && 'text' in last && last.cdata === cdata) {
    last.text += text;
    last.plain &&= plain;
    last.at = [last.at[0], to];
  } else {
    happenings.push({ text, plain, cdata, at: [from, to] });
  }
}

function written({ prefix, local, uri }: { prefix: string; local: string; uri: string }): string {
  return `{${uri}}${prefix === '' ? '' : `${prefix}:`}${local}`;
}

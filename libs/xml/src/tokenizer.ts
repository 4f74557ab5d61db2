import { Buffer } from 'node:buffer';

import { BANG, isSpace, LESS, QUESTION } from './characters.js';
import { CommentReader } from './comment-reader.js';
import { OpenElements } from './elements.js';
import { XmlError } from './errors.js';
import { xmlLimits } from './limits.js';
import { markupKind, type DecidedMarkupKind } from './markup-kind.js';
import { ReferenceReader } from './reference-reader.js';
import { TagReader } from './tag-reader.js';
import { TextReader } from './text-reader.js';
import type { XmlLimits, XmlToken } from './tokens.js';
import { checkXmlDeclaration, declarationBytesMax } from './xml-declaration.js';

export interface TokenizerOptions {
  /** What is not given is taken from `xmlLimits`. */
  readonly limits?: Partial<XmlLimits>;
  /** Prefixes that may stand unbound; their names have uri ''. */
  readonly tolerateUnboundPrefixes?: readonly string[];
}

export interface XmlTokenizer {
  /** Reads the next bytes of the document; tokens are handed on during the call. Throws XmlError. */
  write(chunk: Uint8Array): void;
  /** Says that there are no more bytes. Throws XmlError when the document is not complete. */
  end(): void;
  /** True once a tolerated prefix was met unbound: such a document can be read but has no canonical form. */
  readonly sawUnboundPrefix: boolean;
}

/**
 * A streaming tokenizer for XML 1.0 (fifth edition) with Namespaces in XML 1.0, over UTF-8 bytes, without DTD and
 * processing instructions. It holds a tag at most, and of text nothing: memory does not grow with the document, and
 * where chunks end makes no difference but to how text is cut into pieces. After an error (its own, or one thrown by
 * `onToken`) every further call throws that error again.
 */
export function createTokenizer(options: TokenizerOptions, onToken: (token: XmlToken) => void): XmlTokenizer {
  return new Tokenizer({ ...xmlLimits, ...options.limits }, options.tolerateUnboundPrefixes ?? [], onToken);
}

function asBuffer(chunk: Uint8Array): Buffer {
  return Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}

/** What the next byte belongs to: `start` may be a byte order mark, `markup` has had a `<` and not yet enough more. */
type State = 'start' | 'content' | 'markup' | 'tag' | 'comment' | 'cdata' | 'reference' | 'declaration';

const byteOrderMark = [0xef, 0xbb, 0xbf];

/**
 * Handed out itself: an object literal with a getter around it would give every tokenizer a hidden class of its own,
 * which keeps it alive until the next full collection of garbage.
 */
class Tokenizer implements XmlTokenizer {
  private state: State = 'start';
  private failure: { readonly error: unknown } | undefined;
  /** Offset of the chunk at hand. */
  private base = 0;
  /** Where the document proper begins: behind the byte order mark, if there is one. */
  private origin = 0;
  /** Beginning of markup of a kind not yet known, or of the XML declaration; and its offset. */
  private beginning = '';
  private beginningAt = 0;

  private readonly elements;
  private readonly tags;
  private readonly text;
  private readonly references;
  private readonly comments = new CommentReader();

  constructor(
    limits: XmlLimits,
    toleratedPrefixes: readonly string[],
    private readonly onToken: (token: XmlToken) => void,
  ) {
    this.elements = new OpenElements(limits, toleratedPrefixes, onToken);
    this.tags = new TagReader(limits, this.elements);
    this.text = new TextReader(onToken);
    this.references = new ReferenceReader(limits.nameBytesMax, onToken);
  }

  get sawUnboundPrefix(): boolean {
    return this.elements.sawUnboundPrefix;
  }

  write(chunk: Uint8Array): void {
    this.guard(() => this.read(asBuffer(chunk)));
  }

  end(): void {
    this.guard(() => this.complete());
  }

  private guard(step: () => void): void {
    if (this.failure) throw this.failure.error;
    try {
      step();
    } catch (error) {
      this.failure = { error };
      throw error;
    }
  }

  private read(bytes: Buffer): void {
    let at = 0;
    while (at < bytes.length) at = this.step(bytes, at);
    this.base += bytes.length;
  }

  private complete(): void {
    const midway = this.state !== 'content' && this.base > 0;
    if (midway || this.elements.depth > 0) throw new XmlError('xml.truncated', this.base);
    if (!this.elements.rootSeen) throw new XmlError('xml.root-missing', this.base);
  }

  /** Reads what is next and gives where it stopped. */
  private step(bytes: Buffer, at: number): number {
    switch (this.state) {
      case 'content':
        return this.elements.depth > 0 ? this.readContent(bytes, at) : this.readOutside(bytes, at);
      case 'tag':
        return this.backToContent(this.tags.resume(bytes, at), bytes);
      case 'cdata':
        return this.backToContent(this.text.readSection(bytes, at, this.base), bytes);
      case 'comment':
        return this.readComment(bytes, at);
      case 'reference':
        return this.backToContent(this.references.read(bytes, at, this.base), bytes);
      case 'markup':
        return this.readBeginning(bytes, at);
      case 'declaration':
        return this.readDeclaration(bytes, at);
      case 'start':
        return this.readStart(bytes, at);
    }
  }

  /** What was being read ended at `to`, or goes on in the next chunk. */
  private backToContent(to: number | undefined, bytes: Buffer): number {
    if (to === undefined) return bytes.length;
    this.state = 'content';
    return to;
  }

  /** A byte order mark may come first; that of another encoding deserves a better answer than "not UTF-8". */
  private readStart(bytes: Buffer, from: number): number {
    let at = from;
    while (at < bytes.length && this.origin < 3 && bytes[at] === byteOrderMark[this.origin]) {
      this.origin++;
      at++;
    }
    if (at === bytes.length && this.origin < 3) return at;
    if (this.origin === 0 && (bytes[at] === 0xfe || bytes[at] === 0xff)) {
      throw new XmlError('xml.encoding-unsupported', 0, { encoding: 'UTF-16' });
    }
    if (this.origin === 1 || this.origin === 2) throw new XmlError('xml.text-outside-root', 0);
    this.state = 'content';
    return at;
  }

  private readOutside(bytes: Buffer, from: number): number {
    let at = from;
    while (isSpace(bytes[at])) at++;
    if (at === bytes.length) return at;
    if (bytes[at] !== LESS) throw new XmlError('xml.text-outside-root', this.base + at);
    return this.readMarkup(bytes, at);
  }

  private readContent(bytes: Buffer, from: number): number {
    const at = this.text.readText(bytes, from, this.base);
    if (at === bytes.length) return at;
    if (bytes[at] === LESS) return this.readMarkup(bytes, at);
    this.references.begin(this.base + at);
    this.state = 'reference';
    return at + 1;
  }

  private readMarkup(bytes: Buffer, at: number): number {
    const next = bytes[at + 1];
    if (next === undefined || next === BANG || next === QUESTION) {
      this.state = 'markup';
      this.beginning = '';
      this.beginningAt = this.base + at;
      return at;
    }
    const to = this.tags.read(bytes, at, this.base);
    if (to !== undefined) return to;
    this.state = 'tag';
    return bytes.length;
  }

  private readBeginning(bytes: Buffer, from: number): number {
    for (let at = from; at < bytes.length; at++) {
      this.beginning += String.fromCharCode(bytes[at] as number);
      const kind = markupKind(this.beginning);
      if (kind === 'undecided') continue;
      this.enter(kind);
      // The byte behind the `<` of a tag may be its end or a quote: the tag's reader has to see it.
      return kind === 'tag' ? at : at + 1;
    }
    return bytes.length;
  }

  private enter(kind: DecidedMarkupKind): void {
    const offset = this.beginningAt;
    switch (kind) {
      case 'tag':
        this.tags.begin(offset);
        this.state = kind;
        return;
      case 'comment':
        this.comments.begin();
        this.state = kind;
        return;
      case 'cdata':
        if (this.elements.depth === 0) throw new XmlError('xml.text-outside-root', offset);
        this.text.beginSection();
        this.state = kind;
        return;
      case 'declaration':
        if (offset !== this.origin) throw new XmlError('xml.declaration-misplaced', offset);
        this.state = kind;
        return;
      case 'doctype':
        throw new XmlError('xml.doctype', offset);
      case 'instruction':
        throw new XmlError('xml.processing-instruction', offset);
      case 'unknown':
        throw new XmlError('xml.markup-malformed', offset);
    }
  }

  private readComment(bytes: Buffer, from: number): number {
    const to = this.comments.read(bytes, from, this.base);
    if (to !== undefined) this.onToken({ kind: 'comment', from: this.beginningAt, to: this.base + to });
    return this.backToContent(to, bytes);
  }

  private readDeclaration(bytes: Buffer, from: number): number {
    for (let at = from; at < bytes.length; at++) {
      this.beginning += String.fromCharCode(bytes[at] as number);
      if (this.beginning.endsWith('?>')) {
        checkXmlDeclaration(this.beginning, this.beginningAt);
        return this.backToContent(at + 1, bytes);
      }
      if (this.beginning.length > declarationBytesMax)
        throw new XmlError('xml.declaration-malformed', this.beginningAt);
    }
    return bytes.length;
  }
}

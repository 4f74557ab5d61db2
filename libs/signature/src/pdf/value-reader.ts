import { CataloguedError } from '@edoc-axis/domain';
import {
  backslash,
  carriageReturn,
  closeBracket,
  closeParenthesis,
  greater,
  isDigit,
  isNumberStart,
  isRegular,
  isSpace,
  less,
  letterR,
  lineFeed,
  openBracket,
  openParenthesis,
  percent,
  slash,
} from './characters.js';
import type { PdfLimits } from './limits.js';
import { unescapeString } from './unescape-string.js';
import { PdfDictionary, PdfName, PdfReference, PdfString, type PdfValue, type Span } from './value.js';

/** The bytes given ended before the value did, and the file goes on. */
export class WindowTooSmall extends Error {}

export interface ReaderWindow {
  readonly bytes: Buffer;
  /** Where `bytes` begin in the file; undefined for what came out of an object stream. */
  readonly from?: number;
  /** The file, or the revision, goes on behind `bytes`. */
  readonly goesOn?: boolean;
}

/**
 * Reads values (ISO 32000-2 §7.3) one after the other, and nothing a strict reader would have to guess: a dictionary
 * with a key twice means one thing to one program and another to the next. Throws CataloguedError pdf.object-broken,
 * pdf.key-repeated, pdf.too-deep, pdf.object-too-large; WindowTooSmall.
 */
export class ValueReader {
  at = 0;
  private items = 0;

  constructor(
    private readonly window: ReaderWindow,
    private readonly limits: PdfLimits,
  ) {}

  /** Where the next byte stands in the file. */
  get offset(): number {
    return (this.window.from ?? 0) + this.at;
  }

  value(depth = 0): PdfValue {
    this.skipSpace();
    this.countItem();
    const byte = this.peek();
    if (byte === slash) return this.name();
    if (byte === openParenthesis) return this.literalString();
    if (byte === openBracket) return this.array(depth);
    if (byte === less) return this.peek(1) === less ? this.dictionary(depth) : this.hexString();
    if (isNumberStart(byte)) return this.numberOrReference();
    const from = this.at;
    switch (this.keyword()) {
      case 'true':
        return true;
      case 'false':
        return false;
      case 'null':
        return null;
      default:
        this.at = from;
        throw this.broken();
    }
  }

  /** A run of regular characters; empty where none stand. */
  keyword(): string {
    this.skipSpace();
    const from = this.at;
    while (isRegular(this.peek())) this.at++;
    return this.window.bytes.toString('latin1', from, this.at);
  }

  expectKeyword(expected: string): void {
    this.skipSpace();
    const from = this.at;
    if (this.keyword() === expected) return;
    this.at = from;
    throw this.broken();
  }

  /** Whether the keyword stands next; only then it is read. */
  takeKeyword(expected: string): boolean {
    this.skipSpace();
    const from = this.at;
    if (this.keyword() === expected) return true;
    this.at = from;
    return false;
  }

  /** Not negative, without sign. */
  whole(): number {
    this.skipSpace();
    const from = this.at;
    const digits = this.keyword();
    if (/^\d{1,16}$/.test(digits) && Number.isSafeInteger(Number(digits))) return Number(digits);
    this.at = from;
    throw this.broken();
  }

  /** White space and comments. */
  skipSpace(): void {
    for (;;) {
      const byte = this.peek();
      if (isSpace(byte)) this.at++;
      else if (byte === percent) this.skipLine();
      else return;
    }
  }

  /** The byte here or `ahead` of here; -1 behind the last one. */
  peek(ahead = 0): number {
    const byte = this.window.bytes[this.at + ahead];
    if (byte !== undefined) return byte;
    if (this.window.goesOn) throw new WindowTooSmall();
    return -1;
  }

  broken(): CataloguedError {
    return new CataloguedError('pdf.object-broken', { offset: this.offset });
  }

  private skipLine(): void {
    for (let byte = this.peek(); byte !== -1 && byte !== lineFeed && byte !== carriageReturn; byte = this.peek()) {
      this.at++;
    }
  }

  private name(): PdfName {
    this.at++;
    const from = this.at;
    while (isRegular(this.peek())) this.at++;
    const written = this.window.bytes.toString('latin1', from, this.at);
    return new PdfName(
      written.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    );
  }

  private numberOrReference(): number | PdfReference {
    const number = this.number();
    const behind = this.at;
    if (Number.isSafeInteger(number) && number >= 0 && isSpace(this.peek())) {
      const generation = this.generationOfReference();
      if (generation !== undefined) return new PdfReference(number, generation);
    }
    this.at = behind;
    return number;
  }

  private generationOfReference(): number | undefined {
    this.skipSpace();
    if (!isDigit(this.peek())) return undefined;
    const digits = this.keyword();
    if (!/^\d{1,5}$/.test(digits)) return undefined;
    this.skipSpace();
    if (this.peek() !== letterR || isRegular(this.peek(1))) return undefined;
    this.at++;
    return Number(digits);
  }

  private number(): number {
    const from = this.at;
    const written = this.keyword();
    if (/^[+-]?(\d{1,40}(\.\d{0,40})?|\.\d{1,40})$/.test(written)) return Number(written);
    this.at = from;
    throw this.broken();
  }

  private hexString(): PdfString {
    const from = this.offset;
    this.at++;
    const start = this.at;
    const { bytes } = this.window;
    const end = bytes.indexOf(greater, start);
    if (end === -1) {
      if (this.window.goesOn) throw new WindowTooSmall();
      throw this.broken();
    }
    const written = bytes.toString('latin1', start, end);
    const digits = /^[0-9a-fA-F]*$/.test(written) ? written : written.replace(/[\0\t\n\f\r ]/g, '');
    if (!/^[0-9a-fA-F]*$/.test(digits)) throw this.broken();
    this.at = end + 1;
    const even = digits.length % 2 === 0 ? digits : `${digits}0`;
    return new PdfString(Buffer.from(even, 'hex'), this.spanFrom(from), true);
  }

  private literalString(): PdfString {
    const from = this.offset;
    this.at++;
    const start = this.at;
    for (let open = 1; open > 0;) {
      const byte = this.take();
      if (byte === backslash) this.take();
      else if (byte === openParenthesis) open++;
      else if (byte === closeParenthesis) open--;
    }
    const written = this.window.bytes.subarray(start, this.at - 1);
    return new PdfString(unescapeString(written), this.spanFrom(from), false);
  }

  private array(depth: number): PdfValue[] {
    this.enter(depth);
    this.at++;
    const values: PdfValue[] = [];
    for (;;) {
      this.skipSpace();
      if (this.peek() === closeBracket) break;
      values.push(this.value(depth + 1));
    }
    this.at++;
    return values;
  }

  private dictionary(depth: number): PdfDictionary {
    this.enter(depth);
    const from = this.offset;
    this.at += 2;
    const seen = new Set<string>();
    const entries = new Map<string, PdfValue>();
    for (;;) {
      this.skipSpace();
      if (this.peek() === greater && this.peek(1) === greater) break;
      if (this.peek() !== slash) throw this.broken();
      const { name: key } = this.name();
      if (seen.has(key)) throw new CataloguedError('pdf.key-repeated', { key, offset: this.offset });
      seen.add(key);
      const value = this.value(depth + 1);
      if (value !== null) entries.set(key, value);
    }
    this.at += 2;
    return new PdfDictionary(entries, this.spanFrom(from));
  }

  private enter(depth: number): void {
    const { depthMax } = this.limits;
    if (depth >= depthMax) throw new CataloguedError('pdf.too-deep', { depthMax });
  }

  private countItem(): void {
    const { itemsMax, objectBytesMax } = this.limits;
    if (++this.items > itemsMax) throw new CataloguedError('pdf.object-too-large', { objectBytesMax });
  }

  private spanFrom(from: number): Span | undefined {
    return this.window.from === undefined ? undefined : { from, to: this.offset };
  }

  private take(): number {
    const byte = this.peek();
    if (byte === -1) throw this.broken();
    this.at++;
    return byte;
  }
}

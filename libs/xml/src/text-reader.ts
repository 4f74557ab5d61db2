import { Buffer } from 'node:buffer';

import { AMP, CLOSING_BRACKET, CR, GREATER, LESS, LF } from './characters.js';
import { XmlError } from './errors.js';
import { LineJoiner } from './line-joiner.js';
import { skipPlainText } from './scan.js';
import { SplitCharacter } from './split-character.js';
import type { XmlToken } from './tokens.js';
import { checkSequence } from './utf8.js';

const lineFeed = Buffer.of(LF);
const nothing = Buffer.alloc(0);
const closingBrackets = Buffer.of(CLOSING_BRACKET, CLOSING_BRACKET);

/**
 * Reads character data, inside CDATA sections and outside, and hands it on in pieces that lie within one chunk. What
 * chunks cut apart (a character, CR LF, `]]>`) is remembered in a few bytes of state.
 */
export class TextReader {
  private readonly split = new SplitCharacter();
  /** The chunk before ended with a CR: an LF may belong to it. */
  private heldCr = false;
  /** How many `]` (at most two) ended the chunk before. In a CDATA section they are held back: they may begin its end. */
  private brackets = 0;
  private cdata = false;
  private readonly lines = new LineJoiner();
  /** An empty section gives one empty token: whoever reads a value must know that a section stood in it. */
  private sectionIsEmpty = true;

  constructor(private readonly onToken: (token: XmlToken) => void) {}

  /** Reads text from `from` and gives where it stopped: at a `<`, at an `&`, or at the end of the chunk. */
  readText(bytes: Buffer, from: number, base: number): number {
    this.cdata = false;
    const at = from === 0 ? this.resume(bytes, base) : from;
    const stop = this.readRun(bytes, at, bytes.length, base);
    if (stop < bytes.length) this.brackets = 0;
    return stop;
  }

  beginSection(): void {
    this.sectionIsEmpty = true;
    this.brackets = 0;
  }

  /** Reads a CDATA section and gives where it ends, behind its `]]>`; undefined when the chunk ends first. */
  readSection(bytes: Buffer, from: number, base: number): number | undefined {
    this.cdata = true;
    let at = from === 0 ? this.resume(bytes, base) : from;
    for (; this.brackets > 0 && at < bytes.length; at++) {
      const byte = bytes[at];
      if (byte === GREATER && this.brackets === 2) return this.endSection(at + 1, base);
      const held = byte === CLOSING_BRACKET ? 2 : 0;
      this.releaseBrackets(this.brackets + (held === 2 ? 1 : 0) - held, base + at - this.brackets);
      this.brackets = held;
      if (held === 0) break;
    }
    const end = bytes.indexOf(']]>', at, 'latin1');
    if (end >= 0) {
      this.readRun(bytes, at, end, base);
      return this.endSection(end + 3, base);
    }
    if (at < bytes.length) {
      const held = countBrackets(bytes, at, bytes.length);
      this.readRun(bytes, at, bytes.length - held, base);
      this.brackets = held;
    }
    return undefined;
  }

  /** The stretch up to `end` or, outside a section, to the next markup or reference; gives where that is. */
  private readRun(bytes: Buffer, from: number, end: number, base: number): number {
    let start = from;
    let at = from;
    let plain = true;
    while (at < end) {
      at = skipPlainText(bytes, at, end);
      if (at === end) break;
      const byte = bytes[at] as number;
      if (byte >= 0x80) {
        // Not `end`: a character cut short by `]]>` is wrong, only one cut short by the chunk is to be continued.
        const length = checkSequence(bytes, at, bytes.length, base + at);
        if (length === 0) {
          this.emit(bytes, start, at, plain, base);
          this.split.begin(bytes, at);
          this.brackets = 0;
          return bytes.length;
        }
        at += length;
      } else if (byte === CR) {
        this.emit(bytes, start, at, plain, base);
        at = this.readLines(bytes, at, end, base);
        start = at;
        plain = true;
      } else if (byte === GREATER) {
        if (!this.cdata && this.bracketsBefore(bytes, start, at) === 2) {
          throw new XmlError('xml.cdata-end-in-text', base + at - 2);
        }
        plain = false;
        at++;
      } else if (byte === LESS || byte === AMP) {
        if (!this.cdata) break;
        plain = false;
        at++;
      } else {
        throw new XmlError('xml.character-illegal', base + at);
      }
    }
    if (!this.cdata && at === bytes.length) this.brackets = this.bracketsBefore(bytes, start, at);
    this.emit(bytes, start, at, plain, base);
    return at;
  }

  /** From a CR on: normalises line ends as far as there is nothing else to see to, and gives where that is. */
  private readLines(bytes: Buffer, from: number, end: number, base: number): number {
    const to = this.lines.join(bytes, from, end);
    if (to > from) this.handOn(this.lines.store, 0, this.lines.length, true, base + from, base + to);
    this.heldCr = to === bytes.length - 1 && bytes[to] === CR;
    return this.heldCr ? bytes.length : to;
  }

  /** Takes up at the beginning of a chunk what the one before left open. */
  private resume(bytes: Buffer, base: number): number {
    if (this.heldCr) {
      this.heldCr = false;
      const at = bytes[0] === LF ? 1 : 0;
      this.emitPiece(lineFeed, true, base - 1, base + at);
      return at;
    }
    if (!this.split.begun) return 0;
    return this.split.complete(bytes, base, (character, offset) => {
      this.emitPiece(character, true, offset, offset + character.length);
    });
  }

  /** How many `]`, two at most, stand directly before `at` in text that began at `start`. */
  private bracketsBefore(bytes: Buffer, start: number, at: number): number {
    const here = countBrackets(bytes, start, at);
    return start === 0 && here === at ? Math.min(2, here + this.brackets) : here;
  }

  private releaseBrackets(count: number, offset: number): void {
    if (count > 0) this.emitPiece(closingBrackets.subarray(0, count), true, offset, offset + count);
  }

  private endSection(at: number, base: number): number {
    this.brackets = 0;
    if (this.sectionIsEmpty) this.emitPiece(nothing, true, base + at - 3, base + at - 3);
    return at;
  }

  private emit(bytes: Buffer, from: number, to: number, plain: boolean, base: number): void {
    if (from < to) this.handOn(bytes, from, to, plain, base + from, base + to);
  }

  private emitPiece(bytes: Buffer, plain: boolean, from: number, to: number): void {
    this.handOn(bytes, 0, bytes.length, plain, from, to);
  }

  private handOn(source: Buffer, sourceFrom: number, sourceTo: number, plain: boolean, from: number, to: number): void {
    this.sectionIsEmpty = false;
    this.onToken({ kind: 'text', source, sourceFrom, sourceTo, plain, cdata: this.cdata, from, to });
  }
}

/** How many `]`, two at most, end `bytes[from..to)`. */
function countBrackets(bytes: Uint8Array, from: number, to: number): number {
  if (to <= from || bytes[to - 1] !== CLOSING_BRACKET) return 0;
  return to - 1 > from && bytes[to - 2] === CLOSING_BRACKET ? 2 : 1;
}

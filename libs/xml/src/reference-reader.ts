import { Buffer } from 'node:buffer';

import { ByteGatherer } from './byte-gatherer.js';
import { AMP, CR, GREATER, LESS, SEMICOLON } from './characters.js';
import { XmlError } from './errors.js';
import { referenceBytes, resolveReference } from './references.js';
import type { XmlToken } from './tokens.js';

/** Reads references in text and hands on the characters they stand for. */
export class ReferenceReader {
  private readonly gathered = new ByteGatherer();
  private offset = 0;

  constructor(
    private readonly nameBytesMax: number,
    private readonly onToken: (token: XmlToken) => void,
  ) {}

  /** Call with the offset of the `&` before its next byte is read. */
  begin(offset: number): void {
    this.gathered.clear();
    this.offset = offset;
  }

  /** Gives where the reference ends, behind its `;`; undefined when the chunk ends first. Throws XmlError. */
  read(bytes: Buffer, from: number, base: number): number | undefined {
    const reach = Math.min(bytes.length, from + this.nameBytesMax - this.gathered.length);
    let to = from;
    while (to < reach && referenceBytes[bytes[to] as number] === 1) to++;
    if (to === bytes.length) {
      this.gathered.append(bytes, from, to);
      return undefined;
    }
    if (bytes[to] !== SEMICOLON) throw this.refusalOf(bytes[to] as number);
    this.handOn(this.textUpTo(bytes, from, to), base + to + 1);
    return to + 1;
  }

  private refusalOf(byte: number): XmlError {
    return referenceBytes[byte] === 1
      ? new XmlError('xml.name-too-long', this.offset, { limit: this.nameBytesMax })
      : new XmlError('xml.reference-malformed', this.offset);
  }

  private textUpTo(bytes: Buffer, from: number, to: number): string {
    if (this.gathered.length === 0) return bytes.toString('utf8', from, to);
    this.gathered.append(bytes, from, to);
    return this.gathered.bytes.toString('utf8');
  }

  private handOn(text: string, to: number): void {
    const { source, plain } = usual.get(text) ?? meaningOf(resolveReference(text, this.offset));
    const { offset } = this;
    this.onToken({
      kind: 'text',
      source,
      sourceFrom: 0,
      sourceTo: source.length,
      plain,
      cdata: false,
      from: offset,
      to,
    });
  }
}

interface Meaning {
  readonly source: Buffer;
  readonly plain: boolean;
}

function meaningOf(codePoint: number): Meaning {
  const plain = codePoint !== AMP && codePoint !== LESS && codePoint !== GREATER && codePoint !== CR;
  return { source: Buffer.from(String.fromCodePoint(codePoint), 'utf8'), plain };
}

/** Java writes base64 wrapped at 76 columns with a `&#13;` in each line: what a packet may hold a million times is ready. */
const usual: ReadonlyMap<string, Meaning> = new Map(
  ['amp', 'lt', 'gt', 'apos', 'quot', '#13', '#xD', '#xd', '#10', '#xA', '#xa'].map((text) => [
    text,
    meaningOf(resolveReference(text, 0)),
  ]),
);

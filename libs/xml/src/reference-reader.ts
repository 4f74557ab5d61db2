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
    for (let at = from; at < bytes.length; at++) {
      const byte = bytes[at] as number;
      if (byte === SEMICOLON) {
        this.handOn(base + at + 1);
        return at + 1;
      }
      if (referenceBytes[byte] === 0) throw new XmlError('xml.reference-malformed', this.offset);
      if (this.gathered.length === this.nameBytesMax) {
        throw new XmlError('xml.name-too-long', this.offset, { limit: this.nameBytesMax });
      }
      this.gathered.push(byte);
    }
    return undefined;
  }

  private handOn(to: number): void {
    const codePoint = resolveReference(this.gathered.bytes.toString('utf8'), this.offset);
    const plain = codePoint !== AMP && codePoint !== LESS && codePoint !== GREATER && codePoint !== CR;
    const source = Buffer.from(String.fromCodePoint(codePoint), 'utf8');
    const place = { source, sourceFrom: 0, sourceTo: source.length };
    this.onToken({ kind: 'text', ...place, plain, cdata: false, from: this.offset, to });
  }
}

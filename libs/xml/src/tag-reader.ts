import type { Buffer } from 'node:buffer';

import { ByteGatherer } from './byte-gatherer.js';
import { APOS, GREATER, isSpace, LESS, QUOT, SLASH } from './characters.js';
import type { OpenElements } from './elements.js';
import { XmlError } from './errors.js';
import { hashStep, internName, nameBytes, standsAt } from './names.js';
import { StartTagReader } from './start-tag.js';
import type { XmlLimits } from './tokens.js';

const nothing: readonly never[] = Object.freeze([]);

/**
 * Reads start and end tags and opens and closes elements with them. A tag is judged only when its last byte is there,
 * so the same tag gives the same error wherever chunks end.
 */
export class TagReader {
  private readonly startTags;
  /** The beginning of a tag that the chunk before cut off, and its offset. */
  private readonly gathered = new ByteGatherer();
  private gatheredAt = 0;
  /** The quote we are in while looking for the end of a tag; 0 outside of quotes. */
  private quote = 0;

  constructor(
    private readonly limits: XmlLimits,
    private readonly elements: OpenElements,
  ) {
    this.startTags = new StartTagReader(limits);
  }

  /** Reads the tag whose `<` is at `at`; gives where it ends, or undefined when the chunk ends first. Throws XmlError. */
  read(bytes: Buffer, at: number, base: number): number | undefined {
    const to = bytes[at + 1] === SLASH ? this.readBareEnd(bytes, at, base) : this.readBareStart(bytes, at, base);
    if (to !== undefined) return to;
    this.quote = 0;
    const reach = Math.min(bytes.length, at + this.limits.tagBytesMax);
    const end = this.findEnd(bytes, at, reach);
    if (end !== undefined) {
      this.accept(bytes, at, end, base);
      return end;
    }
    if (reach - at === this.limits.tagBytesMax) throw this.tooLong(base + at);
    this.gathered.clear();
    this.gathered.append(bytes, at, reach);
    this.gatheredAt = base + at;
    return undefined;
  }

  /** Takes the `<` at `offset` as read; the tag goes on with the next byte given to `resume`. */
  begin(offset: number): void {
    this.gathered.clear();
    this.gathered.push(LESS);
    this.gatheredAt = offset;
    this.quote = 0;
  }

  /** Goes on with a tag; gives where it ends, or undefined when this chunk ends first, too. Throws XmlError. */
  resume(bytes: Buffer, from: number): number | undefined {
    const reach = Math.min(bytes.length, from + this.limits.tagBytesMax - this.gathered.length);
    const to = this.findEnd(bytes, from, reach);
    this.gathered.append(bytes, from, to ?? reach);
    if (to !== undefined) {
      this.accept(this.gathered.bytes, 0, this.gathered.length, this.gatheredAt);
    } else if (this.gathered.length === this.limits.tagBytesMax) {
      throw this.tooLong(this.gatheredAt);
    }
    return to;
  }

  /** The end tag of the innermost element as nearly everyone writes it, without white space. */
  private readBareEnd(bytes: Buffer, at: number, base: number): number | undefined {
    const name = this.elements.innermost?.bytes;
    if (name === undefined) return undefined;
    const last = at + 2 + name.length;
    if (last >= bytes.length || bytes[last] !== GREATER || !standsAt(name, bytes, at + 2)) return undefined;
    this.elements.close(base + at, base + last + 1);
    return last + 1;
  }

  /** `<name>`: the kind of which documents are full. */
  private readBareStart(bytes: Buffer, at: number, base: number): number | undefined {
    const from = at + 1;
    const reach = Math.min(bytes.length, from + this.limits.nameBytesMax);
    let hash = 0;
    let to = from;
    for (; to < reach; to++) {
      const byte = bytes[to] as number;
      if (nameBytes[byte] === 0) break;
      hash = hashStep(hash, byte);
    }
    if (to === from || to >= bytes.length || bytes[to] !== GREATER || to - at >= this.limits.tagBytesMax) {
      return undefined;
    }
    const name = internName(bytes, from, to, hash, this.limits.nameBytesMax, base + from);
    this.elements.open(name, nothing, nothing, base + at, base + to + 1);
    return to + 1;
  }

  /** Where the tag ends, behind the first `>` outside of quotes. */
  private findEnd(bytes: Buffer, from: number, reach: number): number | undefined {
    for (let at = from; at < reach; at++) {
      const byte = bytes[at] as number;
      if (this.quote !== 0) {
        if (byte === this.quote) this.quote = 0;
      } else if (byte === GREATER) {
        return at + 1;
      } else if (byte === QUOT || byte === APOS) {
        this.quote = byte;
      }
    }
    return undefined;
  }

  private accept(bytes: Buffer, from: number, to: number, base: number): void {
    if (bytes[from + 1] === SLASH) {
      this.acceptEnd(bytes, from, to, base);
      return;
    }
    const tag = this.startTags.read(bytes, from, to, base);
    this.elements.open(tag.name, tag.attributes, tag.namespaces, base + from, base + to);
    if (tag.empty) this.elements.close(base + from, base + to);
  }

  private acceptEnd(bytes: Buffer, from: number, to: number, base: number): void {
    let last = to - 2;
    while (isSpace(bytes[last])) last--;
    const name = this.elements.innermost?.bytes;
    if (name === undefined || last - from - 1 !== name.length || !standsAt(name, bytes, from + 2)) {
      throw new XmlError('xml.tag-mismatched', base + from);
    }
    this.elements.close(base + from, base + to);
  }

  private tooLong(offset: number): XmlError {
    return new XmlError('xml.tag-too-long', offset, { limit: this.limits.tagBytesMax });
  }
}

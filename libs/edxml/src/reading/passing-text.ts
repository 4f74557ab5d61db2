import type { TextToken } from '@edoc-axis/xml';

/**
 * The text between two tags while it passes, usually in one piece. Where a sender wrote it in a million, strings joined
 * to each other would weigh eight times what the whole header may.
 */
export class PassingText {
  private pieces = 0;
  private first = '';
  private rest = Buffer.alloc(0);
  private restBytes = 0;

  add({ source, sourceFrom, sourceTo }: TextToken): void {
    if (sourceFrom === sourceTo) return;
    this.pieces += 1;
    if (this.pieces === 1) {
      this.first = indentation(source, sourceFrom, sourceTo) ?? source.toString('utf8', sourceFrom, sourceTo);
    } else this.addToRest(source, sourceFrom, sourceTo);
  }

  /** What passed since it was last asked. */
  take(): string {
    if (this.pieces === 0) return '';
    const text = this.pieces === 1 ? this.first : this.first + this.rest.toString('utf8', 0, this.restBytes);
    this.pieces = 0;
    this.first = '';
    this.restBytes = 0;
    return text;
  }

  private addToRest(source: Buffer, from: number, to: number): void {
    const bytes = this.restBytes + to - from;
    if (bytes > this.rest.length) {
      const roomier = Buffer.allocUnsafe(Math.max(this.rest.length * 2, bytes, roomBytesMin));
      this.rest.copy(roomier, 0, 0, this.restBytes);
      this.rest = roomier;
    }
    source.copy(this.rest, this.restBytes, from, to);
    this.restBytes = bytes;
  }
}

const roomBytesMin = 1024;

/** Half of all text is a line feed and some blanks: to know it is quicker than to decode it. */
function indentation(source: Buffer, from: number, to: number): string | undefined {
  const known = indentations[to - from];
  if (known === undefined || source[from] !== lineFeed) return undefined;
  for (let at = from + 1; at < to; at += 1) if (source[at] !== blank) return undefined;
  return known;
}

const lineFeed = 0x0a;
const blank = 0x20;
const indentations = Array.from({ length: 40 }, (_, bytes) => '\n'.padEnd(bytes, ' ').slice(0, bytes));

import { createHash } from 'node:crypto';
import { Base64Decoder } from './base64-decoder.js';
import { magicBytes, magicOf, type Magic } from './magic.js';
import { ZipTail } from './zip-tail.js';

/** What passing an attachment's bytes tells about it. */
export interface AttachmentFacts {
  /** Length of the decoded bytes. */
  readonly bytes: number;
  /** Of the decoded bytes, hexadecimal. */
  readonly sha256: string;
  readonly magic: Magic;
  /** It is a ZIP archive with exactly one entry. */
  readonly singleEntry: boolean;
}

/** Decodes one attachment as it passes and measures it, in constant memory. */
export class AttachmentMeter {
  private readonly hash = createHash('sha256');
  private readonly decoder: Base64Decoder;
  private readonly firstBytes = Buffer.alloc(magicBytes);
  private readonly tail = new ZipTail();
  private magic: Magic = 'other';
  private bytes = 0;

  constructor(private readonly onBytes: ((bytes: Uint8Array) => void) | undefined) {
    this.decoder = new Base64Decoder((bytes) => this.measure(bytes));
  }

  /** @throws Base64Error */
  write(characters: Buffer): void {
    this.decoder.write(characters);
  }

  /** @throws Base64Error */
  end(): AttachmentFacts {
    this.decoder.end();
    return {
      bytes: this.bytes,
      sha256: this.hash.digest('hex'),
      magic: this.magic,
      singleEntry: this.magic === 'zip' && this.tail.hasOneEntry(),
    };
  }

  private measure(bytes: Uint8Array): void {
    if (this.bytes < magicBytes) {
      this.firstBytes.set(bytes.subarray(0, magicBytes - this.bytes), this.bytes);
      this.magic = magicOf(this.firstBytes.subarray(0, Math.min(magicBytes, this.bytes + bytes.length)));
    }
    this.bytes += bytes.length;
    this.hash.update(bytes);
    // Whether it is a ZIP is known from its fourth byte on, long before its tail matters.
    if (this.magic === 'zip' || this.bytes < 4) this.tail.add(bytes);
    this.onBytes?.(bytes);
  }
}

/** A ZIP's end record: 22 bytes and a comment of at most 65,535 (APPNOTE.TXT 6.3.10, 4.3.16). */
const endRecordBytes = 22;
const tailBytesMax = endRecordBytes + 0xffff;
/** `PK\x05\x06`. */
const endRecordMark = 0x06054b50;

/** Keeps the end of a ZIP that streams by, where it says how many entries it has. */
export class ZipTail {
  private tail = Buffer.alloc(0);

  add(bytes: Uint8Array): void {
    const before = this.tail.subarray(Math.max(0, this.tail.length + bytes.length - tailBytesMax));
    this.tail = Buffer.concat([before, bytes.subarray(Math.max(0, bytes.length - tailBytesMax))]);
  }

  /**
   * True when the end record names exactly one entry on the only disk. The record is the last one whose comment ends
   * where the file ends; whoever unpacks still has to look at the entry itself.
   */
  hasOneEntry(): boolean {
    const tail = this.tail;
    for (let at = tail.length - endRecordBytes; at >= 0; at -= 1) {
      if (!isEndRecord(tail, at)) continue;
      return tail.readUInt16LE(at + 4) === 0 && tail.readUInt16LE(at + 8) === 1 && tail.readUInt16LE(at + 10) === 1;
    }
    return false;
  }
}

/** Its mark stands here, and its comment ends where the file ends. */
function isEndRecord(tail: Buffer, at: number): boolean {
  return tail.readUInt32LE(at) === endRecordMark && at + endRecordBytes + tail.readUInt16LE(at + 20) === tail.length;
}

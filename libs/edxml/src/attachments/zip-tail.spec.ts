import { ZipTail } from './zip-tail.js';

/** An end record (APPNOTE.TXT 4.3.16). */
function endRecord(entries: number, comment = Buffer.alloc(0), disk = 0): Buffer {
  const record = Buffer.alloc(22);
  record.write('PK\x05\x06', 'latin1');
  record.writeUInt16LE(disk, 4);
  record.writeUInt16LE(entries, 8);
  record.writeUInt16LE(entries, 10);
  record.writeUInt16LE(comment.length, 20);
  return Buffer.concat([record, comment]);
}

function hasOneEntry(...pieces: Buffer[]): boolean {
  const tail = new ZipTail();
  for (const piece of pieces) tail.add(piece);
  return tail.hasOneEntry();
}

describe('the end of a ZIP', () => {
  const body = Buffer.alloc(200_000, 'PK\x03\x04', 'latin1');

  it('tells one entry from several and none', () => {
    expect(hasOneEntry(body, endRecord(1))).toBe(true);
    expect(hasOneEntry(body, endRecord(2))).toBe(false);
    expect(hasOneEntry(body, endRecord(0))).toBe(false);
  });

  it('is found in front of a comment, of any length, in pieces of any size', () => {
    const whole = Buffer.concat([body, endRecord(1, Buffer.alloc(0xffff, 'PK\x05\x06', 'latin1'))]);
    expect(hasOneEntry(whole)).toBe(true);
    expect(hasOneEntry(whole.subarray(0, 150_000), whole.subarray(150_000, 210_001), whole.subarray(210_001))).toBe(
      true,
    );
  });

  it('is not believed where it does not end with the file, is cut, or speaks of another disk', () => {
    expect(hasOneEntry(body, endRecord(1), Buffer.from('x'))).toBe(false);
    expect(hasOneEntry(body, endRecord(1).subarray(0, 21))).toBe(false);
    expect(hasOneEntry(body, endRecord(1, Buffer.alloc(0), 1))).toBe(false);
    expect(hasOneEntry(body)).toBe(false);
  });
});

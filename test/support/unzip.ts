import { inflateRawSync } from 'node:zlib';

/** The files of a ZIP by their names, as its list tells of them (APPNOTE.TXT 4.3.12). */
export function filesIn(zip: Buffer): Map<string, Buffer> {
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006'));
  if (end < 0) throw new Error('The archive has no end.');
  const files = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let n = zip.readUInt16LE(end + 10); n > 0; n -= 1) {
    const [method, packedBytes] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const [nameBytes, extraBytes, wordsBytes] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(from, from + packedBytes);
    const name = zip.toString('utf8', at + 46, at + 46 + nameBytes);
    files.set(name, method === 8 ? inflateRawSync(packed) : packed);
    at += 46 + nameBytes + extraBytes + wordsBytes;
  }
  return files;
}

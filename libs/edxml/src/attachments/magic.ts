/** What a file's first bytes say it is. */
export type Magic = 'zip' | 'pdf' | 'ole' | 'rtf' | 'png' | 'jpeg' | 'tiff' | 'rar' | '7z' | 'other';

/** How many first bytes `magicOf` wants to see. */
export const magicBytes = 1024;

const marks: readonly (readonly [Magic, Buffer])[] = [
  ['zip', Buffer.from([0x50, 0x4b, 0x03, 0x04])],
  // Word, Excel and PowerPoint before 2007.
  ['ole', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
  ['rtf', Buffer.from('{\\rtf')],
  ['png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['jpeg', Buffer.from([0xff, 0xd8, 0xff])],
  ['tiff', Buffer.from([0x49, 0x49, 0x2a, 0x00])],
  ['tiff', Buffer.from([0x4d, 0x4d, 0x00, 0x2a])],
  // Of RAR 1.5 to 4 and of RAR 5 alike.
  ['rar', Buffer.from('Rar!\x1a\x07', 'latin1')],
  ['7z', Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c])],
];

export function magicOf(firstBytes: Buffer): Magic {
  const found = marks.find(([, mark]) => firstBytes.subarray(0, mark.length).equals(mark));
  if (found) return found[0];
  // Readers take a PDF whose header stands anywhere in the first 1,024 bytes (ISO 32000-1, annex H.3, note 13).
  return firstBytes.includes('%PDF-') ? 'pdf' : 'other';
}

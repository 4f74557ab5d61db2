import { magicOf } from '@edoc-axis/edxml';

/**
 * What no person put into an archive: macOS and Windows write such files beside those that people pack. It has to be
 * called so and to begin so; a PDF file under one of these names is a PDF file.
 */
export function isSystemFile(path: string, firstBytes: Buffer): boolean {
  if (firstBytes.includes('%PDF-')) return false;
  const name = path.split('/').at(-1) ?? '';
  if (name.startsWith('._')) return begins(firstBytes, appleDouble);
  if (name === '.DS_Store') return begins(firstBytes, folderView);
  return name.toLowerCase() === 'thumbs.db' && magicOf(firstBytes) === 'ole';
}

function begins(bytes: Buffer, mark: Buffer): boolean {
  return bytes.subarray(0, mark.length).equals(mark);
}

/** What a file had on a Mac and has nowhere else, mostly in the folder `__MACOSX` (RFC 1740, appendix A). */
const appleDouble = Buffer.from([0x00, 0x05, 0x16, 0x07]);
/** How a folder looks in the Finder. */
const folderView = Buffer.from('\0\0\0\x01Bud1', 'latin1');

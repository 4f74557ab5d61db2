import { extensionOf, isZipBased, type MeasuredAttachment } from '@edoc-axis/edxml';

/**
 * Whether an attachment is a ZIP file that is to be unpacked: by its bytes, its name or its type. Office files are ZIP
 * files as well; those are looked into only where receivers are told to unpack them.
 */
export function mayBeArchive({ magic, name, contentType = '' }: MeasuredAttachment): boolean {
  if (magic === 'pdf' || isOtherMagic(magic)) return false;
  if (extensionOf(name) === 'zip') return true;
  return magic === 'zip' && (!isZipBased(name) || /\b(zip|x-zip-compressed)$/i.test(contentType));
}

/** Whether a file is an archive that nobody here looks into, by its bytes or its name. */
export function isOtherArchive({ magic, name }: Pick<MeasuredAttachment, 'magic' | 'name'>): boolean {
  return isOtherMagic(magic) || (magic !== 'pdf' && magic !== 'zip' && otherArchives.has(extensionOf(name)));
}

function isOtherMagic(magic: MeasuredAttachment['magic']): boolean {
  return magic === 'rar' || magic === '7z';
}

const otherArchives = new Set(['rar', '7z', 'tar', 'gz', 'tgz', 'bz2', 'xz']);

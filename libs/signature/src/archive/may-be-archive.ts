import { extensionOf, isZipBased, type MeasuredAttachment } from '@edoc-axis/edxml';

/**
 * Whether an attachment is a ZIP file that is to be unpacked: by its bytes, its name or its type. Office files are ZIP
 * files as well; those are looked into only where receivers are told to unpack them.
 */
export function mayBeArchive({ magic, name, contentType = '' }: MeasuredAttachment): boolean {
  if (magic === 'pdf') return false;
  if (extensionOf(name) === 'zip') return true;
  return magic === 'zip' && (!isZipBased(name) || /\b(zip|x-zip-compressed)$/i.test(contentType));
}

import type { DocumentReading, MeasuredAttachment } from './reading/packet-reading.js';

/**
 * The attachment that is the document itself: the one the manifest describes as "Văn bản chính", else the one that says so
 * of itself, else the first.
 */
export function mainDocumentOf({ attachments, manifest }: DocumentReading): MeasuredAttachment | undefined {
  const listed = manifest.find(({ description }) => isMain(description));
  const listedId = withoutScheme(listed?.contentId);
  return (
    (listedId === '' ? undefined : attachments.find(({ contentId }) => contentId === listedId)) ??
    attachments.find(({ description }) => isMain(description)) ??
    attachments[0]
  );
}

function isMain(description = ''): boolean {
  return description.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase() === 'văn bản chính';
}

function withoutScheme(contentId = ''): string {
  return contentId.replace(/^cid:/i, '');
}

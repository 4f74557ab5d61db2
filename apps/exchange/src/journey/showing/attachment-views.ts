import type { DocumentView } from '@edoc-axis/contracts';
import { cutText } from '@edoc-axis/domain';
import type { AttachmentRow } from '../../store/documents.js';

/** What all attachments together may take of an answer that has room for the deliveries too. */
const attachmentsBytesMax = 192 * 1024;
/** More than these there are only where an administrator allowed it. */
const attachmentsShownMax = 500;
/** A real list fits uncut; of the longest that can be sent, the beginning of each text does. */
const cuts = [1_001, 300, 100, 50, 20];

/** Every attachment with its digest; names and descriptions are cut where all of them would be too long. */
export function attachmentViews(attachments: readonly AttachmentRow[]): DocumentView['attachments'] {
  const shown = attachments.slice(0, attachmentsShownMax);
  let views: DocumentView['attachments'] = [];
  for (const charactersMax of cuts) {
    views = shown.map((row) => attachmentView(row, charactersMax));
    if (Buffer.byteLength(JSON.stringify(views)) <= attachmentsBytesMax) break;
  }
  return views;
}

function attachmentView(row: AttachmentRow, charactersMax: number): DocumentView['attachments'][number] {
  const { n, name, description, content_type, bytes, sha256 } = row;
  const cut = (text: string | null) => (text === null ? undefined : cutText(text, charactersMax));
  return {
    n,
    name: cutText(name, charactersMax),
    description: cut(description),
    contentType: cut(content_type),
    bytes,
    sha256,
  };
}

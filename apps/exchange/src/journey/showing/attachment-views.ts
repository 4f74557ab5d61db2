import type { DocumentView } from '@edoc-axis/contracts';
import { cutText } from '@edoc-axis/domain';
import type { ArchivedRow, AttachmentRow, ShownPacket } from '../../store/documents.js';
import { pdfVerdictView, type ShownOfPdf, type StoredPdfVerdict } from './pdf-verdict-view.js';

/** What all attachments together may take of an answer that has room for the deliveries too. */
const attachmentsBytesMax = 192 * 1024;
/** More than these there are only where an administrator allowed it. */
const attachmentsShownMax = 500;
/** A real list fits uncut; of the longest that can be sent, the beginning of each text does. */
const cuts: readonly Cut[] = [
  { charactersMax: 1_001, signaturesMax: 32 },
  { charactersMax: 300, signaturesMax: 8 },
  { charactersMax: 100, signaturesMax: 2 },
  { charactersMax: 50, signaturesMax: 0 },
  { charactersMax: 20, signaturesMax: 0, verdictsOf: 'main' },
];

interface Cut extends ShownOfPdf {
  /** Hundreds of files nobody looked into would fill the page with saying so. */
  readonly verdictsOf?: 'main';
}

type AttachmentView = DocumentView['attachments'][number];

/** Every attachment with its digest; names, descriptions and verdicts are cut where all of them would be too long. */
export function attachmentViews({
  attachments,
  main_attachment,
}: Pick<ShownPacket, 'attachments' | 'main_attachment'>): AttachmentView[] {
  const shown = attachments.slice(0, attachmentsShownMax);
  let views: AttachmentView[] = [];
  for (const cut of cuts) {
    views = shown.map((row) => attachmentView(row, row.n === main_attachment, cut));
    if (Buffer.byteLength(JSON.stringify(views)) <= attachmentsBytesMax) break;
  }
  return views;
}

function attachmentView(row: AttachmentRow, main: boolean, shown: Cut): AttachmentView {
  const { n, name, description, content_type, bytes, sha256, verdict, archived } = row;
  const cut = (text: string | null) => (text === null ? undefined : cutText(text, shown.charactersMax));
  const isJudged = verdict !== null && (main || shown.verdictsOf !== 'main');
  return {
    n,
    name: cutText(name, shown.charactersMax),
    description: cut(description),
    contentType: cut(content_type),
    bytes,
    sha256,
    main,
    pdf: isJudged ? pdfVerdictView(verdict as StoredPdfVerdict, shown) : undefined,
    files: filesView(archived ?? [], shown),
  };
}

/** Of an archive that holds PDF files; the list is there only where it is not empty. */
function filesView(archived: readonly ArchivedRow[], shown: Cut): AttachmentView['files'] {
  const files = archived
    .filter(({ main }) => main || shown.verdictsOf !== 'main')
    .map(({ path, bytes, sha256, main, verdict }) => ({
      path: cutText(path, shown.charactersMax),
      bytes,
      sha256: sha256 ?? undefined,
      main,
      pdf: pdfVerdictView(verdict as StoredPdfVerdict, shown),
    }));
  return files.length === 0 ? undefined : files;
}

import { shown } from '@edoc-axis/domain';
import type { MeasuredAttachment } from '@edoc-axis/edxml';
import type { NewArchivedPdf, NewAttachment } from '../../store/accept-submission.js';
import { briefTexts } from './brief-texts.js';
import type { JudgedPdf } from './judge-pdfs.js';
import { mainPdfOf } from './judge-signatures.js';
import type { Judged } from './judge-submission.js';
import type { Submission } from './read-submission.js';

/** Every attachment as it is kept, with what was judged of those that are PDF files, and how many an archive holds. */
export function attachmentRows({ reading, pdfs }: Judged, reports: Submission['pdfs']): NewAttachment[] {
  const judgements = new Map(
    pdfs.flatMap(({ attachment, inside, judgement }) => (inside ? [] : [[attachment.index, judgement] as const])),
  );
  const files = new Map(reports.map((one) => [one.attachment, 'archive' in one ? one.archive.files : 0]));
  return reading.attachments.map((attachment) => ({
    ...attachmentRow(attachment, judgements.get(attachment.index)),
    files: files.get(attachment.index) ?? 0,
  }));
}

function attachmentRow(
  attachment: MeasuredAttachment,
  judgement?: JudgedPdf['judgement'],
): Omit<NewAttachment, 'files'> {
  const { index, name, description, contentType, sha256 } = attachment;
  return {
    n: index + 1,
    name: shown(name),
    description: description === undefined ? null : shown(description),
    content_type: contentType === undefined ? null : shown(contentType),
    bytes: String(attachment.bytes),
    sha256: Buffer.from(sha256, 'hex'),
    encoded_from: String(attachment.encodedFrom),
    encoded_to: String(attachment.encodedTo),
    wrapped: attachment.wrapped,
    verdict: judgement ? briefTexts(judgement) : null,
  };
}

/** Every PDF file inside an archive as it is kept; `file` counts those of one archive. */
export function archivedPdfRows(judged: Judged): NewArchivedPdf[] {
  const main = mainPdfOf(judged);
  let file = 0;
  let before: MeasuredAttachment | undefined;
  return judged.pdfs.flatMap((pdf) => {
    const { attachment, inside, judgement } = pdf;
    if (!inside) return [];
    file = attachment === before ? file + 1 : 1;
    before = attachment;
    const { path, bytes, sha256 } = inside;
    const row = { n: attachment.index + 1, file, path: shown(path), bytes: String(bytes), main: pdf === main };
    return [
      { ...row, sha256: sha256 === undefined ? null : Buffer.from(sha256, 'hex'), verdict: briefTexts(judgement) },
    ];
  });
}

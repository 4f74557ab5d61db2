import { shown } from '@edoc-axis/domain';
import type { MeasuredAttachment } from '@edoc-axis/edxml';
import type { NewAttachment } from '../../store/accept-submission.js';
import { briefTexts } from './brief-texts.js';
import type { JudgedPdf } from './judge-pdfs.js';
import type { Judged } from './judge-submission.js';

/** Every attachment as it is kept, with what was judged of those that are PDF files. */
export function attachmentRows({ reading, pdfs }: Judged): NewAttachment[] {
  const judgements = new Map(pdfs.map(({ attachment, judgement }) => [attachment.index, judgement]));
  return reading.attachments.map((attachment) => attachmentRow(attachment, judgements.get(attachment.index)));
}

function attachmentRow(attachment: MeasuredAttachment, judgement?: JudgedPdf['judgement']): NewAttachment {
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

import type { CheckedAttachment, DocumentCheck, Saying, Sentence } from '@edoc-axis/contracts';
import { type Bilingual, standingNames } from '@edoc-axis/domain';
import type { ArchivedRow, AttachmentRow } from '../../store/documents.js';
import { attachmentViews } from '../showing/attachment-views.js';
import { archivedPdfRows, attachmentRows } from './attachment-rows.js';
import { mainPdfOf } from './judge-signatures.js';
import type { Judged } from './judge-submission.js';
import type { Submission } from './read-submission.js';

/** What a document would be, were it sent now: shown as the document itself would be, from the rows it would have. */
export function checkedDocument(judged: Judged, { pdfs }: Submission, warnings: Saying[]): DocumentCheck {
  const { standing, policy, mainDocument } = judged;
  const signed = signedAttachments(judged);
  const attachments = attachmentViews({
    attachments: rowsOf(judged, pdfs),
    main_attachment: mainDocument === undefined ? null : mainDocument + 1,
  }).map((view): CheckedAttachment => {
    const isSigned = signed.has(view.n);
    return { ...view, signed: isSigned, sentence: isSigned ? (view.pdf?.sentence ?? signedInside) : unsigned };
  });
  return {
    outcome: 'acceptable',
    warnings,
    attachments,
    standing: { standing, sentence: standingNames[standing] },
    policy,
  };
}

/** Which attachments, counted from 1, carry a good signature: in the file, or in the one file of the archive that it is. */
function signedAttachments({ pdfs, mainDocument }: Judged): ReadonlySet<number> {
  const main = mainPdfOf({ pdfs, mainDocument });
  const signed = pdfs.filter((pdf) => {
    const { inside, judgement } = pdf;
    if (judgement.verdict === 'not-read' || (inside && !inside.alone && pdf !== main)) return false;
    return judgement.signedBy.organisation || judgement.signedBy.person;
  });
  return new Set(signed.map(({ attachment }) => attachment.index + 1));
}

/** As they would be kept, and found again. */
function rowsOf(judged: Judged, reports: Submission['pdfs']): AttachmentRow[] {
  const archived = archivedPdfRows(judged).map(({ n, path, bytes, sha256, main, verdict }) => ({
    n,
    row: { path, bytes: Number(bytes), sha256: sha256?.toString('hex') ?? null, main, verdict } satisfies ArchivedRow,
  }));
  return attachmentRows(judged, reports).map((row) => {
    const files = archived.flatMap((file) => (file.n === row.n ? file.row : []));
    return {
      ...{ n: row.n, name: row.name, description: row.description, content_type: row.content_type },
      ...{ bytes: Number(row.bytes), sha256: row.sha256.toString('hex'), verdict: row.verdict },
      archived: files.length === 0 ? null : files,
    };
  });
}

/** QĐ 28/2018/QĐ-TTg: what is not signed is lawful for information only. */
const unsigned: Bilingual & Sentence = {
  vi: 'Tệp chưa ký số: chỉ để biết, tham khảo',
  en: 'The file is not signed: for information only',
};
const signedInside: Bilingual & Sentence = { vi: 'Tệp bên trong đã ký số', en: 'The file inside is signed' };

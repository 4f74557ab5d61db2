import { documentIdOf, type Draft } from './draft.js';

/** The form the axis writes the packet from: the draft first, then its files in its order. */
export function formOf(draft: Draft, from: string, files: ReadonlyMap<string, Blob>): FormData {
  const form = new FormData();
  form.append('draft', JSON.stringify(draftOf(draft, from)));
  for (const { id, name } of draft.files) form.append('file', files.get(id) ?? new Blob(), name);
  return form;
}

/** DRAFT.json of the API; what nobody filled in is left out. */
function draftOf(draft: Draft, organName: string): object {
  const { agency, number, notation, typeName, subject, place, dueOn, recipients, files, about } = draft;
  return {
    from: { organId: agency, organName },
    to: recipients.map(({ code, name }) => ({ organId: code, organName: name || code })),
    documentId: draft.sentAs ?? documentIdOf(draft),
    code: { codeNumber: number.trim(), codeNotation: notation.trim() },
    promulgationInfo: { place: filled(place), promulgationDate: slashed(draft.promulgatedOn) },
    documentType: { type: 2, typeName: filled(typeName) },
    subject: subject.trim(),
    signerInfo: signerOf(draft),
    dueDate: filled(slashed(dueOn)),
    otherInfo: { priority: Number(draft.priority) },
    responseFor: about?.act === 'reply' ? [answeredBy(about)] : undefined,
    bussiness: businessOf(draft),
    attachments: files.map(({ name, type }, n) => ({
      attachmentName: name,
      description: n === 0 ? 'Văn bản chính' : undefined,
      contentType: filled(type),
    })),
  };
}

function signerOf({ competence, position, signer }: Draft): object | undefined {
  const written = { competence: filled(competence), position: filled(position), fullName: filled(signer) };
  return Object.values(written).some((each) => each !== undefined) ? written : undefined;
}

function answeredBy({ sender, code, documentId, promulgatedOn }: NonNullable<Draft['about']>): object {
  return { organId: sender, code, documentId, promulgationDate: filled(slashed(promulgatedOn ?? '')) };
}

function businessOf({ about, reason, recipients }: Draft): object | undefined {
  const bussinessDocReason = filled(reason);
  if (about?.act === 'update') {
    return { bussinessDocType: 2, bussinessDocReason, paper: 0, documentId: about.documentId };
  }
  if (about?.act !== 'replacement') return undefined;
  const organIdList = about.recipients.length > 0 ? about.recipients : recipients.map(({ code }) => code);
  return {
    bussinessDocType: 3,
    bussinessDocReason,
    paper: 0,
    replacementInfoList: [{ documentId: about.documentId, organIdList }],
  };
}

function filled(text: string): string | undefined {
  return text.trim() || undefined;
}

/** As packets write days. */
function slashed(day: string): string {
  return day.slice(0, 10).replaceAll('-', '/');
}

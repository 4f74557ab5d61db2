import {
  composeDocumentId,
  formatPacketDay,
  parsePacketDate,
  type Bussiness,
  type DocumentHeader,
  type Draft,
  type DraftBussiness,
  type DraftOrgan,
  type PacketOrgan,
} from '@edoc-axis/domain';

/** What a draft leaves out, filled in. Whether it may be sent is for the reader to say, which knows every rule already. */
export function completeDraft(draft: Draft): { readonly header: DocumentHeader; readonly business: Bussiness } {
  const from = organOf(draft.from);
  const header: DocumentHeader = {
    ...draft,
    from,
    to: draft.to.map(organOf),
    documentId: draft.documentId ?? customaryId(draft, from),
    responseFor: draft.responseFor ?? [],
    toPlaces: draft.toPlaces ?? [],
    otherInfo: draft.otherInfo && { ...draft.otherInfo, appendixes: draft.otherInfo.appendixes ?? [] },
  };
  return { header, business: businessOf(draft.bussiness) };
}

/** Receivers want a name in every organ; where nobody gave one, the code is the truest. */
function organOf(organ: DraftOrgan): PacketOrgan {
  if (typeof organ === 'string') return { organId: organ, organName: organ };
  return { ...organ, organName: organ.organName ?? organ.organId };
}

/** '' without a day of promulgation: the reader will say that the DocumentId is missing. */
function customaryId({ code, promulgationInfo }: Draft, from: PacketOrgan): string {
  if (!promulgationInfo) return '';
  return composeDocumentId({
    organId: from.organId,
    day: formatPacketDay(parsePacketDate(promulgationInfo.promulgationDate, 'promulgationDate').at),
    number: code.codeNumber,
    notation: code.codeNotation,
  });
}

function businessOf(draft: DraftBussiness | undefined): Bussiness {
  if (!draft) return newDocument;
  const { bussinessDocumentInfo: changes } = draft;
  return {
    ...draft,
    bussinessDocumentInfo: changes && { ...changes, receiverList: changes.receiverList ?? [] },
    replacementInfoList: draft.replacementInfoList ?? [],
  };
}

/** What builders write for an ordinary document. */
const newDocument: Bussiness = {
  bussinessDocType: 0,
  bussinessDocReason: 'Văn bản điện tử mới',
  paper: 0,
  replacementInfoList: [],
};

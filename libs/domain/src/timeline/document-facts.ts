import type { Bilingual } from '../text/language.js';

/** What happens to a document as a whole. */
export const documentFacts = {
  'document.accepted': {
    vi: 'Trục tiếp nhận văn bản của {sender}, gửi đến {recipientCount} nơi nhận. Gói tin: {verdict}.[ Văn bản chính: {mainVerdict}.][ {standing}.]',
    en: 'The axis accepted the document of {sender} for {recipientCount} recipients. Packet: {verdict}.[ Main document: {mainVerdict}.][ {standing}.]',
  },
  'document.rejected': {
    vi: 'Trục từ chối gói tin của {sender}[: {reason}].',
    en: 'The axis rejected the packet of {sender}[: {reason}].',
  },
  'document.repeated': {
    vi: 'Nơi gửi gửi lại đúng văn bản này; trục trả lại biên nhận đầu tiên.',
    en: 'The sender sent the same document again and was given the first receipt.',
  },
  'document.further-addressees': {
    vi: 'Nơi gửi gửi bổ sung đến {recipients}.',
    en: 'The sender sent it to further recipients: {recipients}.',
  },
  'document.next-edition': {
    vi: 'Gửi lại, nội dung khác lần trước (lần gửi thứ {edition}).',
    en: 'Sent again, with other content than last time (edition {edition}).',
  },
  'document.sent-late': {
    vi: 'Gửi chậm so với ngày ký {signedOn}.',
    en: 'Sent later than the law asks after signing on {signedOn}.',
  },
  'document.number-used-before': {
    vi: 'Trùng số, ký hiệu {code} với văn bản đã gửi lúc {earlierAt}.',
    en: 'Its number and notation {code} were used by a document sent at {earlierAt}.',
  },
  'document.same-file-elsewhere': {
    vi: 'Tệp "{attachmentName}" đã được gửi trong văn bản {documentId} của {sender}.',
    en: 'The file "{attachmentName}" was sent before, in {documentId} of {sender}.',
  },
  'document.signature-remarked': {
    vi: 'Lưu ý về chữ ký số: {remark}.',
    en: 'A remark on a signature: {remark}.',
  },
  'document.revocation-declared': {
    vi: 'Đã có thông báo thu hồi văn bản[: {reason}].',
    en: 'The sender declared the document void[: {reason}].',
  },
  'document.update-sent': {
    vi: 'Nơi gửi cập nhật văn bản này bằng {documentId}.',
    en: 'The sender updated this document with {documentId}.',
  },
  'document.replacement-sent': {
    vi: 'Nơi gửi thay thế văn bản này bằng {documentId}.',
    en: 'The sender replaced this document with {documentId}.',
  },
  'document.concerns': {
    vi: '{businessType} đối với văn bản {documentId}.',
    en: '{businessType} of the document {documentId}.',
  },
  'document.fetched-by-sender': {
    vi: 'Nơi gửi tải lại văn bản của mình.',
    en: 'The sender downloaded its own document.',
  },
  'document.frozen': {
    vi: 'Văn bản bị tạm giữ trên trục[: {reason}][ vì gói tin đã lưu không đúng như khi tiếp nhận: {differences}].',
    en: 'The document was frozen on the axis[: {reason}][ because its stored packet is not what was accepted: {differences}].',
  },
  'document.unfrozen': {
    vi: 'Văn bản được mở lại, không còn bị tạm giữ[: {reason}][ ({askedBy} đề nghị, {approvedBy} phê duyệt)].',
    en: 'The document was released from its freeze[: {reason}][ (asked for by {askedBy}, approved by {approvedBy})].',
  },
  'document.content-deleted': {
    vi: 'Nội dung văn bản đã được xóa khỏi trục[: {goneReason}]. Chứng cứ vẫn được lưu.',
    en: 'The content was deleted from the axis[: {goneReason}]. The evidence stays.',
  },
  'document.content-mismatch': {
    vi: 'Trục đọc lại gói tin đã lưu và thấy không đúng như khi tiếp nhận[: {differences}][ (khi tiếp nhận: {accepted}; trong gói tin: {found})]; quản trị viên trục được báo.',
    en: 'The stored packet was read anew and is not what it was accepted for[: {differences}][ (accepted {accepted}, found {found})]; the administrator was called.',
  },
} as const satisfies Record<string, Bilingual>;

import { sayInner } from '../errors/sentence.js';
import { fillSentence } from '../text/fill-sentence.js';
import type { Bilingual, SentenceParams } from '../text/language.js';

/** What a sender is told beside its receipt: nothing was refused, something deserves a look. */
export const remarks = {
  'remark.unsigned': {
    vi: 'Văn bản không ký số: chỉ có giá trị để biết, tham khảo.',
    en: 'The document is not signed: it is lawful for information only.',
  },
  'remark.weak-signature': {
    vi: 'Chữ ký số hợp lệ nhưng dùng thuật toán yếu ({algorithm}).',
    en: 'The signature is valid but uses a weak algorithm ({algorithm}).',
  },
  'remark.revocation-unknown': {
    vi: 'Chưa kiểm tra được chứng thư số {subject} có bị thu hồi hay không[, kể từ {since}].',
    en: 'Whether the certificate {subject} was revoked could not be checked[, since {since}].',
  },
  'remark.repeated': {
    vi: 'Văn bản này đã được tiếp nhận lúc {acceptedAt}; đây là biên nhận đầu tiên.',
    en: 'This document was accepted at {acceptedAt}; this is its first receipt.',
  },
  'remark.repeated-but-closed': {
    vi: 'Gửi lại cùng nội dung không chuyển thêm văn bản đến {recipients}: lượt gửi đã kết thúc. Hãy nhờ quản trị viên trục gửi lại.',
    en: 'Repeating it brings nothing to {recipients}, whose deliveries have ended. Ask the axis administrator to send it again.',
  },
  'remark.next-edition': {
    vi: 'Gửi lại, nội dung khác lần trước (lần gửi thứ {edition}).',
    en: 'Sent again, with other content than last time (edition {edition}).',
  },
  'remark.sent-late': {
    vi: 'Gửi chậm so với ngày ký {signedOn}.',
    en: 'Sent later than the law asks after signing on {signedOn}.',
  },
  'remark.number-used-before': {
    vi: 'Số, ký hiệu {code} đã dùng cho văn bản gửi lúc {earlierAt}.',
    en: 'The number and notation {code} were used by a document sent at {earlierAt}.',
  },
  'remark.same-file-elsewhere': {
    vi: 'Tệp "{attachmentName}" đã được gửi trong văn bản {documentId} của {sender}.',
    en: 'The file "{attachmentName}" was sent before, in {documentId} of {sender}.',
  },
  'remark.recipient-left-out': {
    vi: 'Không gửi được đến {recipient}: {reason}.',
    en: 'It could not be sent to {recipient}: {reason}.',
  },
  'remark.redirected-by-closure': {
    vi: 'Mã {addressee} đã đóng; văn bản được chuyển đến nơi nhận thay {recipient}.',
    en: 'The code {addressee} is closed; the document goes to {recipient}, which receives for it.',
  },
  'remark.held-by-others': {
    vi: 'Thông báo thu hồi không gửi đến {recipients}, là nơi đang giữ hoặc còn lấy được văn bản này.',
    en: 'The revocation is not addressed to {recipients}, who hold the document or may still fetch it.',
  },
  'remark.further': {
    vi: 'Còn {remarkCount} lưu ý khác không nêu ở đây.',
    en: '{remarkCount} further remarks are not listed here.',
  },
  'remark.no-statuses': {
    vi: 'Hệ thống của {recipient} không gửi trạng thái xử lý.',
    en: 'The system of {recipient} sends no statuses.',
  },
} as const satisfies Record<string, Bilingual>;

export type RemarkCode = keyof typeof remarks;

export function tellRemark(code: RemarkCode, params: SentenceParams): Bilingual {
  const { vi, en } = remarks[code];
  return {
    vi: fillSentence(vi, sayInner(params, 'vi'), 'vi'),
    en: fillSentence(en, sayInner(params, 'en'), 'en'),
  };
}

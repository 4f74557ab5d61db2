import type { Bilingual } from '../text/language.js';

/** In what a stored packet, read anew, may differ from what it was accepted for. */
export const differenceNames = {
  unreadable: { vi: 'không đọc được như một gói tin', en: 'it cannot be read as a packet' },
  'packet-digest': { vi: 'mã băm gói tin', en: "the packet's digest" },
  kind: { vi: 'loại gói tin', en: 'what the packet is' },
  sender: { vi: 'nơi gửi', en: 'the sender' },
  'document-id': { vi: 'mã văn bản (DocumentId)', en: 'the DocumentId' },
  code: { vi: 'số, ký hiệu', en: 'number and notation' },
  subject: { vi: 'trích yếu', en: 'the subject' },
  'promulgation-date': { vi: 'ngày ban hành', en: 'the date' },
  heading: { vi: 'loại, nơi ban hành, hạn xử lý hoặc người ký', en: 'the type, the place, the due date or the signer' },
  priority: { vi: 'độ khẩn', en: 'the priority' },
  'business-type': { vi: 'loại nghiệp vụ', en: 'the business type' },
  recipients: { vi: 'nơi nhận', en: 'the recipients' },
  content: { vi: 'nội dung phần đầu và tệp', en: 'the content of header and files' },
  signature: { vi: 'chữ ký số của gói tin', en: "the packet's signature" },
  attachments: { vi: 'số tệp đính kèm', en: 'the number of attachments' },
  'attachment-digest': { vi: 'mã băm tệp đính kèm', en: "an attachment's digest" },
  'attachment-label': { vi: 'tên tệp đính kèm', en: "an attachment's name" },
  'attachment-place': { vi: 'vị trí tệp trong gói tin', en: "an attachment's place in the packet" },
  'main-document': { vi: 'văn bản chính', en: 'which attachment is the main document' },
  'archived-files': { vi: 'các tệp trong tệp nén', en: 'the files in an archive' },
  'pdf-signatures': { vi: 'chữ ký số trong tệp PDF', en: 'the signatures in a PDF file' },
} as const satisfies Record<string, Bilingual>;

export type DifferenceName = keyof typeof differenceNames;

export function isDifferenceName(name: unknown): name is DifferenceName {
  return typeof name === 'string' && Object.hasOwn(differenceNames, name);
}

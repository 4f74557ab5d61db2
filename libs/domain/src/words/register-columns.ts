import type { Bilingual } from '../text/language.js';

/** The columns of the paper registers (Nghị định 30/2020/NĐ-CP, annex IV), as far as the axis knows what stands in them. */
export const receivedColumns = {
  on: { vi: 'Ngày đến', en: 'Received on' },
  number: { vi: 'Số đến', en: 'Number' },
  sender: { vi: 'Tác giả', en: 'Sender' },
  code: { vi: 'Số, ký hiệu văn bản', en: 'Number and notation' },
  promulgatedOn: { vi: 'Ngày văn bản', en: 'Dated' },
  subject: { vi: 'Tên loại và trích yếu nội dung văn bản', en: 'Subject' },
  addressedTo: { vi: 'Đơn vị hoặc người nhận', en: 'Addressed to' },
  note: { vi: 'Ghi chú', en: 'Note' },
} as const satisfies Record<string, Bilingual>;

export const sentColumns = {
  code: { vi: 'Số, ký hiệu văn bản', en: 'Number and notation' },
  promulgatedOn: { vi: 'Ngày văn bản', en: 'Dated' },
  subject: { vi: 'Tên loại và trích yếu nội dung văn bản', en: 'Subject' },
  recipients: { vi: 'Nơi nhận văn bản', en: 'Recipients' },
  count: { vi: 'Số lượng nơi nhận', en: 'Number of recipients' },
  sentOn: { vi: 'Ngày gửi', en: 'Sent on' },
  note: { vi: 'Ghi chú', en: 'Note' },
} as const satisfies Record<string, Bilingual>;

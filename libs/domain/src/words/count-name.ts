import type { Bilingual } from '../text/language.js';

/*
 * What is counted of an agency on a day, in the order in which tables show it. The first six say what it sent; the others,
 * as its recipient, what became of what was sent to it.
 */
export const countNames = {
  sent: { vi: 'Văn bản đi', en: 'Documents sent' },
  addressed: { vi: 'Lượt gửi đi', en: 'Recipients addressed' },
  packetSigned: { vi: 'Gói tin ký số hợp lệ', en: 'With a valid packet signature' },
  pdfSigned: { vi: 'Văn bản chính ký số hợp lệ', en: 'With a valid PDF signature of the main document' },
  unsigned: { vi: 'Không ký số', en: 'Not signed' },
  signaturesNotKnown: { vi: 'Không rõ chữ ký số', en: 'Signatures not known' },
  received: { vi: 'Đã đến', en: 'Received' },
  acknowledged: { vi: 'Đã tiếp nhận', en: 'Acknowledged' },
  refused: { vi: 'Từ chối tiếp nhận, trả lại', en: 'Refused or returned' },
  withdrawn: { vi: 'Bị lấy lại, thu hồi', en: 'Withdrawn' },
  expired: { vi: 'Quá hạn, chưa nhận', en: 'Expired' },
  undeliverable: { vi: 'Không gửi được', en: 'Undeliverable' },
  overdue: { vi: 'Lượt quá hạn xử lý', en: 'Deadlines missed' },
  timedDelivered: { vi: 'Lượt đến có đo thời gian', en: 'Received, with the time it took' },
  hoursToDelivered: { vi: 'Tổng số giờ từ khi gửi đến khi đến', en: 'Hours from sent to received, added up' },
  timedAcknowledged: { vi: 'Lượt tiếp nhận có đo thời gian', en: 'Acknowledged, with the time it took' },
  hoursToAcknowledged: {
    vi: 'Tổng số giờ từ khi đến đến khi tiếp nhận',
    en: 'Hours from received to acknowledged, added up',
  },
} as const satisfies Record<string, Bilingual>;

export type CountName = keyof typeof countNames;

export const countedNames = Object.keys(countNames) as readonly CountName[];

import type { Bilingual } from '../text/language.js';

/** Why a ContentConsignmentFailure was written. */
export const failureReasonNames = {
  expired: { vi: 'quá thời hạn chờ nơi nhận lấy về', en: 'not collected in time' },
  'bad-recipient': { vi: 'nơi nhận không nhận được văn bản', en: 'the recipient cannot receive' },
  'closed-by-operator': { vi: 'quản trị viên trục kết thúc lượt gửi', en: 'closed by the axis administrator' },
  'redirected-by-operator': {
    vi: 'quản trị viên trục chuyển sang nơi nhận khác',
    en: 'redirected by the axis administrator',
  },
  'recipient-system-fails': {
    vi: 'hệ thống nơi nhận báo lỗi nhiều lần',
    en: "the recipient's system reported failure too often",
  },
  'recipient-system-refuses': { vi: 'hệ thống nơi nhận không nhận', en: "the recipient's system does not take it" },
  'relay-refused': { vi: 'trục bạn không tiếp nhận', en: 'the peer axis does not take it' },
} as const satisfies Record<string, Bilingual>;

export type FailureReason = keyof typeof failureReasonNames;

/** How it is known that the recipient has the bytes: part of the ContentHandover receipt. */
export const confirmedByNames = {
  digest: { vi: 'hệ thống nơi nhận xác nhận đúng mã băm', en: "the recipient's system confirmed the digest" },
  'client-said-done': { vi: 'hệ thống nơi nhận báo đã nhận', en: "the recipient's system said it was done" },
  status: { vi: 'nơi nhận gửi trạng thái xử lý', en: 'the recipient sent a status' },
  person: { vi: 'văn thư nơi nhận mở trên cổng', en: 'a clerk of the recipient opened it at the portal' },
} as const satisfies Record<string, Bilingual>;

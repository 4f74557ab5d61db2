import type { Bilingual } from '../text/language.js';

/** What a mail is about, in a few words; the number of the document stands behind it. */
export const noticeTitles = {
  'overdue.collection': { vi: 'Chưa lấy văn bản về', en: 'Not collected' },
  'overdue.acknowledgement': { vi: 'Chưa tiếp nhận văn bản', en: 'Not acknowledged' },
  'overdue.take-back': { vi: 'Chưa trả lời yêu cầu lấy lại', en: 'Take-back not answered' },
  'overdue.revocation': { vi: 'Chưa báo kết quả thu hồi', en: 'Revocation not carried out' },
  'overdue.update': { vi: 'Chưa trả lời về bản cập nhật', en: 'Update not answered' },
  'document.frozen': { vi: 'Văn bản bị tạm giữ', en: 'Frozen' },
  'document.unfrozen': { vi: 'Văn bản được mở lại', en: 'Released from its freeze' },
  'delivery.refused': { vi: 'Từ chối tiếp nhận', en: 'Refused' },
  'delivery.returned': { vi: 'Trả lại văn bản', en: 'Returned' },
  'delivery.expired': { vi: 'Quá thời hạn lấy về', en: 'Expired' },
  'delivery.undeliverable': { vi: 'Không gửi được', en: 'Undeliverable' },
  'delivery.client-failed': { vi: 'Hệ thống không xử lý được gói tin', en: 'The system cannot use a packet' },
  'delivery.bad-recipient': { vi: 'Không gửi được', en: 'Undeliverable' },
  'delivery.closed-by-operator': { vi: 'Quản trị viên trục kết thúc lượt gửi', en: 'Closed by the axis administrator' },
  'delivery.destination-fails': { vi: 'Hệ thống không nhận được văn bản', en: 'The system takes nothing' },
  'delivery.destination-works': { vi: 'Hệ thống đã nhận được trở lại', en: 'The system works again' },
  'delivery.redelivered': { vi: 'Quản trị viên trục gửi lại', en: 'Sent again by the axis administrator' },
  'delivery.redirected-to': { vi: 'Quản trị viên trục chuyển nơi nhận', en: 'Redirected by the axis administrator' },
  'delivery.withdrawn': { vi: 'Văn bản đã được lấy lại', en: 'Taken back' },
  'delivery.revoked': { vi: 'Văn bản đã bị thu hồi', en: 'Revoked' },
  'delivery.take-back-asked': { vi: 'Yêu cầu lấy lại văn bản', en: 'Take-back asked for' },
  'delivery.revocation-told': { vi: 'Thông báo thu hồi văn bản', en: 'Revocation' },
  'delivery.update-told': { vi: 'Cập nhật văn bản', en: 'Update' },
  'delivery.take-back-agreed': { vi: 'Đồng ý cho lấy lại', en: 'Take-back agreed to' },
  'delivery.take-back-declined': { vi: 'Không đồng ý cho lấy lại', en: 'Take-back not agreed to' },
  'delivery.revocation-carried-out': { vi: 'Đã hủy văn bản bị thu hồi', en: 'Revocation carried out' },
  'delivery.revocation-declined': { vi: 'Không đồng ý thu hồi', en: 'Revocation not agreed to' },
  'delivery.update-agreed': { vi: 'Đồng ý với bản cập nhật', en: 'Update agreed to' },
  'delivery.update-declined': { vi: 'Không đồng ý với bản cập nhật', en: 'Update not agreed to' },
  'notice.proposed': { vi: 'Một việc chờ hai người phê duyệt', en: 'Something waits for a second person' },
  'notice.approved': {
    vi: 'Một việc cần hai người đã được thực hiện',
    en: 'Something that needs two persons was done',
  },
  'notice.refused': { vi: 'Một việc cần hai người đã bị từ chối', en: 'Something that needs two persons was refused' },
} as const satisfies Record<string, Bilingual>;

/** Everything agencies are told by mail. */
export type ToldCode = keyof typeof noticeTitles;

export function isToldCode(code: string): code is ToldCode {
  return Object.hasOwn(noticeTitles, code);
}

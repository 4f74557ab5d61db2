import type { Bilingual } from '../text/language.js';

/** What happens on the way to one recipient. */
export const deliveryFacts = {
  'delivery.redirected-by-closure': {
    vi: 'Mã {addressee} đã đóng từ {closedAt}; chuyển đến nơi nhận thay {recipient} (đến {standInUntil}).',
    en: 'The code {addressee} was closed at {closedAt}; delivered to {recipient}, which receives for it until {standInUntil}.',
  },
  'delivery.leased': {
    vi: 'Hệ thống nơi nhận {recipient} bắt đầu lấy về.',
    en: 'The system of {recipient} took it under a lease.',
  },
  'delivery.lease-ended': {
    vi: 'Hệ thống nơi nhận {recipient} không xác nhận trong thời hạn; trả về hàng chờ.',
    en: 'The system of {recipient} did not confirm in time; it waits again.',
  },
  'delivery.released': {
    vi: 'Hệ thống nơi nhận {recipient} trả lại lượt lấy về[: {reason}].',
    en: 'The system of {recipient} gave the lease back[: {reason}].',
  },
  'delivery.client-failed': {
    vi: 'Hệ thống nơi nhận {recipient} báo không xử lý được gói tin (lần {failures}; đủ {failuresMax} lần thì trục dừng gửi).',
    en: 'The system of {recipient} said that it could not use the packet (time {failures}; after {failuresMax} it is given up).',
  },
  'delivery.fetched': {
    vi: '{recipient} đã tải gói tin.',
    en: '{recipient} fetched the packet.',
  },
  'delivery.brought': {
    vi: 'Trục bắt đầu chuyển gói tin đến hệ thống của {recipient}.',
    en: 'The axis began to bring the packet to the system of {recipient}.',
  },
  'delivery.wrong-digest': {
    vi: '{recipient} xác nhận sai mã băm; bản tải về bị hỏng.',
    en: '{recipient} confirmed a wrong digest: what it stored is damaged.',
  },
  'delivery.attempt-failed': {
    vi: 'Chưa chuyển được đến hệ thống của {recipient}: {problem}. Thử lại lúc {nextAt}.',
    en: 'The system of {recipient} could not take it: {problem}. Next attempt at {nextAt}.',
  },
  'delivery.destination-fails': {
    vi: 'Hệ thống của {recipient} nhiều lần liên tiếp không nhận được từ {failedAt}: {problem}. Trục chỉ thử từng văn bản một cho đến khi nhận được trở lại.',
    en: 'The system of {recipient} has failed again and again since {failedAt}: {problem}. One document at a time is tried until it takes one.',
  },
  'delivery.destination-works': {
    vi: 'Hệ thống của {recipient} đã nhận được trở lại; trước đó không nhận được từ {failedAt}.',
    en: 'The system of {recipient} takes what is brought again, after failing since {failedAt}.',
  },
  'delivery.delivered': {
    vi: 'Đã đến {recipient} ({confirmedBy}).',
    en: 'Delivered to {recipient} ({confirmedBy}).',
  },
  'delivery.acknowledged': {
    vi: '{recipient} đã tiếp nhận văn bản.',
    en: '{recipient} acknowledged the document.',
  },
  'delivery.refused': {
    vi: '{recipient} từ chối tiếp nhận[: {reason}].',
    en: '{recipient} refused the document[: {reason}].',
  },
  'delivery.returned': {
    vi: '{recipient} trả lại văn bản[: {reason}].',
    en: '{recipient} returned the document[: {reason}].',
  },
  'delivery.answered': {
    vi: '{recipient} phản hồi {status}[: {description}].',
    en: '{recipient} answered {status}[: {description}].',
  },
  'delivery.answer-refused': {
    vi: 'Trục không nhận phản hồi {status} của {recipient}[: {reason}].',
    en: 'The answer {status} of {recipient} was not accepted[: {reason}].',
  },
  'delivery.take-back-asked': {
    vi: '{sender} yêu cầu {recipient} cho lấy lại văn bản[: {reason}].',
    en: '{sender} asked {recipient} to give the document back[: {reason}].',
  },
  'delivery.take-back-agreed': {
    vi: '{recipient} đồng ý cho lấy lại văn bản.',
    en: '{recipient} agreed to give the document back.',
  },
  'delivery.take-back-declined': {
    vi: '{recipient} không đồng ý cho lấy lại văn bản[: {reason}].',
    en: '{recipient} did not agree to give the document back[: {reason}].',
  },
  'delivery.revocation-told': {
    vi: 'Đã thông báo thu hồi đến {recipient}.',
    en: '{recipient} was told that the document is void.',
  },
  'delivery.revocation-carried-out': {
    vi: '{recipient} báo đã hủy văn bản bị thu hồi.',
    en: '{recipient} reported that it cancelled the document.',
  },
  'delivery.revocation-declined': {
    vi: '{recipient} không đồng ý thu hồi[: {reason}].',
    en: '{recipient} did not agree to the revocation[: {reason}].',
  },
  'delivery.update-told': {
    vi: 'Đã gửi bản cập nhật đến {recipient}, chờ nơi nhận trả lời.',
    en: '{recipient} was sent the update and is asked about it.',
  },
  'delivery.update-agreed': {
    vi: '{recipient} đồng ý với nội dung cập nhật.',
    en: '{recipient} agreed to the update.',
  },
  'delivery.update-declined': {
    vi: '{recipient} không đồng ý với nội dung cập nhật[: {reason}].',
    en: '{recipient} did not agree to the update[: {reason}].',
  },
  'delivery.withdrawn': {
    vi: 'Đã lấy lại văn bản gửi {recipient}[: {reason}].',
    en: 'The document for {recipient} was taken back[: {reason}].',
  },
  'delivery.revoked': {
    vi: 'Đã thu hồi văn bản gửi {recipient}[: {reason}].',
    en: 'The document for {recipient} was revoked[: {reason}].',
  },
  'delivery.expired': {
    vi: '{recipient} không đến lấy trong thời hạn.',
    en: 'Nobody came for the document of {recipient} in time.',
  },
  'delivery.undeliverable': {
    vi: 'Không gửi được đến {recipient}[: {failure}].',
    en: 'It could not be delivered to {recipient}[: {failure}].',
  },
  'delivery.bad-recipient': {
    vi: 'Không gửi được đến {recipient}[: {reason}].',
    en: 'It could not be delivered to {recipient}[: {reason}].',
  },
  'delivery.redelivered': {
    vi: 'Quản trị viên trục gửi lại đến {recipient}[: {reason}].',
    en: 'The axis administrator sent it to {recipient} again[: {reason}].',
  },
  'delivery.redirected': {
    vi: 'Quản trị viên trục chuyển hướng từ {recipient} sang {target}[: {reason}].',
    en: 'The axis administrator redirected it from {recipient} to {target}[: {reason}].',
  },
  'delivery.redirected-to': {
    vi: 'Quản trị viên trục chuyển đến {recipient} văn bản đã gửi {addressee}[: {reason}].',
    en: 'The axis administrator brought to {recipient} what had been sent to {addressee}[: {reason}].',
  },
  'delivery.settled': {
    vi: 'Quản trị viên trục đã xem lượt gửi không thành công đến {recipient} và không gửi lại[: {reason}].',
    en: 'The axis administrator looked at what did not reach {recipient} and does not send it again[: {reason}].',
  },
  'delivery.not-sent-again': {
    vi: 'Nơi gửi lấy lại văn bản; lượt gửi không thành công đến {recipient} sẽ không được gửi lại[: {reason}].',
    en: 'The sender took the document back; what did not reach {recipient} is not sent again[: {reason}].',
  },
  'delivery.closed-by-operator': {
    vi: 'Quản trị viên trục kết thúc lượt gửi đến {recipient}[: {reason}].',
    en: 'The axis administrator closed the delivery to {recipient}[: {reason}].',
  },
  'delivery.status-delivered': {
    vi: 'Gói tin trạng thái {status} đã đến hệ thống của {recipient}.',
    en: 'The status {status} was delivered to the system of {recipient}.',
  },
  'delivery.status-expired': {
    vi: 'Hệ thống của {recipient} không lấy gói tin trạng thái {status} trong thời hạn.',
    en: 'The system of {recipient} never fetched the status {status}.',
  },
  'delivery.relayed': {
    vi: 'Đã chuyển sang trục {axis}.',
    en: 'Relayed to the axis {axis}.',
  },
} as const satisfies Record<string, Bilingual>;

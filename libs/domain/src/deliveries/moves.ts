import type { Bilingual } from '../text/language.js';

/** Whose turn it is. */
export const moverNames = {
  'recipient-system': { vi: 'Hệ thống nơi nhận', en: "The recipient's system" },
  'recipient-clerk': { vi: 'Văn thư nơi nhận', en: "The recipient's clerk" },
  'recipient-office': { vi: 'Nơi nhận', en: "The recipient's office" },
  sender: { vi: 'Nơi gửi', en: 'The sender' },
  administrator: { vi: 'Quản trị viên trục', en: 'The axis administrator' },
  axis: { vi: 'Trục', en: 'The axis' },
  nobody: { vi: 'Không ai', en: 'Nobody' },
} as const satisfies Record<string, Bilingual>;

export type Mover = keyof typeof moverNames;

interface Move extends Bilingual {
  readonly who: Mover;
}

/** Why a delivery stands where it stands, whose move it is and what that one can do. */
export const moves = {
  'frozen.by-administrator': {
    who: 'administrator',
    vi: 'Đang bị quản trị viên trục tạm giữ. Cần hai quản trị viên để mở lại hoặc xóa.',
    en: 'Frozen by the axis administrator. Two administrators lift it or erase the document.',
  },

  'pending.not-collected': {
    who: 'recipient-system',
    vi: 'Hệ thống nơi nhận chưa đến lấy. Quá {expiresAt} sẽ hết hạn.',
    en: "The recipient's system has not come for it. It expires at {expiresAt}.",
  },
  'pending.being-fetched': {
    who: 'recipient-system',
    vi: 'Hệ thống nơi nhận đang tải về, chờ xác nhận đến {leasedUntil}.',
    en: "The recipient's system is fetching it and may confirm until {leasedUntil}.",
  },
  'pending.not-confirmed': {
    who: 'recipient-system',
    vi: 'Hệ thống nơi nhận đã tải về nhưng chưa xác nhận đã lưu. Quá {expiresAt} sẽ hết hạn.',
    en: "The recipient's system has fetched it but not confirmed that it is stored. It expires at {expiresAt}.",
  },
  'pending.not-opened': {
    who: 'recipient-clerk',
    vi: 'Văn thư nơi nhận chưa mở trên cổng. Quá {expiresAt} sẽ hết hạn.',
    en: "The recipient's clerk has not opened it at the portal. It expires at {expiresAt}.",
  },
  'pending.carrying-paused': {
    who: 'recipient-system',
    vi: 'Hệ thống nơi nhận đang tạm dừng nhận. Quá {expiresAt} sẽ hết hạn.',
    en: "The recipient's system has asked for a pause. It expires at {expiresAt}.",
  },
  'pending.being-carried': {
    who: 'axis',
    vi: 'Trục đang chuyển đến hệ thống nơi nhận.',
    en: "The axis is bringing it to the recipient's system.",
  },
  'pending.carrying-fails': {
    who: 'recipient-system',
    vi: 'Hệ thống nơi nhận không nhận được, đã thử {attempts} lần: {problem}. Thử lại lúc {nextAt}.',
    en: "The recipient's system could not take it after {attempts} attempts: {problem}. Next attempt at {nextAt}.",
  },

  'take-back.unanswered': {
    who: 'recipient-office',
    vi: 'Nơi gửi yêu cầu lấy lại văn bản; nơi nhận cần trả lời đồng ý hoặc không đồng ý.',
    en: 'The sender asks to take the document back; the recipient has to agree or not.',
  },
  'revocation.unanswered': {
    who: 'recipient-office',
    vi: 'Đã có thông báo thu hồi; nơi nhận cần hủy văn bản và báo lại.',
    en: 'The document was declared void; the recipient has to cancel it and report.',
  },
  'revocation.disagreed': {
    who: 'recipient-office',
    vi: 'Đã có thông báo thu hồi nhưng nơi nhận không đồng ý; hai bên cần trao đổi.',
    en: 'The document was declared void and the recipient does not agree; both offices have to settle it.',
  },
  'update.unanswered': {
    who: 'recipient-office',
    vi: 'Nơi gửi đã cập nhật văn bản; nơi nhận cần trả lời đồng ý hoặc không đồng ý.',
    en: 'The sender has updated the document; the recipient has to agree or not.',
  },

  'delivered.not-acknowledged': {
    who: 'recipient-clerk',
    vi: 'Đã đến; văn thư nơi nhận chưa tiếp nhận.',
    en: "Delivered; the recipient's clerk has not acknowledged it.",
  },
  'delivered.no-statuses': {
    who: 'nobody',
    vi: 'Đã đến. Hệ thống nơi nhận không gửi trạng thái xử lý nên không biết diễn biến tiếp theo.',
    en: "Delivered. The recipient's system sends no statuses, so nothing more will be heard.",
  },
  'acknowledged.not-assigned': {
    who: 'recipient-office',
    vi: 'Đã tiếp nhận; nơi nhận chưa báo phân công xử lý.',
    en: 'Acknowledged; the recipient has not said who works on it.',
  },
  'acknowledged.being-handled': {
    who: 'recipient-office',
    vi: 'Nơi nhận báo: {status}.',
    en: 'The recipient reports: {status}.',
  },
  'acknowledged.done': { who: 'nobody', vi: 'Nơi nhận báo đã hoàn thành.', en: 'The recipient reports it done.' },

  'refused.by-recipient': {
    who: 'sender',
    vi: 'Nơi nhận từ chối tiếp nhận[: {reason}]. Nơi gửi cần xem lý do và gửi lại nếu cần.',
    en: 'The recipient refused it[: {reason}]. The sender has to see why and send again if needed.',
  },
  'refused.returned': {
    who: 'sender',
    vi: 'Nơi nhận đã trả lại[: {reason}]. Nơi gửi cần xem lý do và gửi lại nếu cần.',
    en: 'The recipient returned it[: {reason}]. The sender has to see why and send again if needed.',
  },
  'withdrawn.gone': { who: 'nobody', vi: 'Văn bản đã được lấy lại hoặc thu hồi.', en: 'Taken back or revoked.' },
  'expired.never-collected': {
    who: 'sender',
    vi: 'Nơi nhận không đến lấy trong thời hạn. Nơi gửi cần liên hệ nơi nhận; quản trị viên trục có thể gửi lại.',
    en: 'Nobody came for it in time. The sender should call the recipient; the axis administrator can send it again.',
  },
  'undeliverable.failed': {
    who: 'sender',
    vi: 'Không gửi được[: {failure}]. Nơi gửi cần liên hệ quản trị viên trục hoặc gửi đến nơi nhận khác.',
    en: 'It could not be delivered[: {failure}]. The sender should call the axis administrator or choose another recipient.',
  },

  'status.not-collected': {
    who: 'recipient-system',
    vi: 'Hệ thống bên kia chưa lấy gói tin trạng thái.',
    en: 'The other side has not fetched the status packet.',
  },
  'status.delivered': { who: 'nobody', vi: 'Gói tin trạng thái đã đến.', en: 'The status packet was delivered.' },
  'status.expired': {
    who: 'nobody',
    vi: 'Hệ thống bên kia không lấy gói tin trạng thái trong thời hạn.',
    en: 'The other side never fetched the status packet.',
  },
} as const satisfies Record<string, Move>;

export type MoveCode = keyof typeof moves;

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
    vi: 'Văn bản đang bị quản trị viên trục tạm giữ[: {reason}]. Cần hai quản trị viên để mở lại.',
    en: 'The document was frozen by the axis administrator[: {reason}]. It takes two administrators to let it go on.',
  },
  'frozen.by-axis': {
    who: 'administrator',
    vi: 'Trục tạm giữ văn bản vì gói tin đã lưu không đúng như khi tiếp nhận. Cần hai quản trị viên xem xét và mở lại.',
    en: 'The axis holds the document because its stored packet is not what was accepted. It takes two administrators to look at it and let it go on.',
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
  'pending.to-be-forwarded': {
    who: 'axis',
    vi: 'Mã {recipient} đã đóng từ {closedAt}; trục sắp chuyển đến nơi nhận thay {standIn}.',
    en: 'The code {recipient} was closed at {closedAt}; the axis is about to bring it to {standIn}, which receives for it.',
  },
  'pending.recipient-closed': {
    who: 'administrator',
    vi: 'Mã {recipient} đã đóng từ {closedAt} và không có nơi nhận thay. Quản trị viên trục cần chuyển hướng[ đến {successors}] hoặc kết thúc lượt gửi. Quá {expiresAt} sẽ hết hạn.',
    en: 'The code {recipient} was closed at {closedAt} and nobody receives for it. The axis administrator has to redirect it[ to {successors}] or close it. It expires at {expiresAt}.',
  },
  'pending.no-system': {
    who: 'administrator',
    vi: 'Chưa có hệ thống nào phục vụ nơi nhận. Quản trị viên trục cần gán hệ thống. Quá {expiresAt} sẽ hết hạn.',
    en: 'No system serves the recipient. The axis administrator has to assign one. It expires at {expiresAt}.',
  },
  'pending.system-suspended': {
    who: 'administrator',
    vi: 'Hệ thống {system} của nơi nhận đang bị tạm ngừng. Quản trị viên trục cần cho hoạt động lại. Quá {expiresAt} sẽ hết hạn.',
    en: 'The system {system} of the recipient is suspended. The axis administrator has to let it work again. It expires at {expiresAt}.',
  },
  'pending.robot': {
    who: 'axis',
    vi: 'Nơi nhận là đơn vị thử nghiệm của trục; trục sẽ tự lấy và trả lời.',
    en: 'The recipient is a robot of the axis, which fetches it and answers by itself.',
  },
  'pending.silent-robot': {
    who: 'nobody',
    vi: 'Nơi nhận là đơn vị thử nghiệm không bao giờ lấy văn bản về. Quá {expiresAt} sẽ hết hạn.',
    en: 'The recipient is the robot that stays silent: it never comes for it. It expires at {expiresAt}.',
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

  'take-back.not-told': {
    who: 'recipient-system',
    vi: 'Nơi gửi yêu cầu lấy lại văn bản từ {askedAt}; hệ thống nơi nhận chưa lấy yêu cầu này về.',
    en: "The sender asked at {askedAt} to take the document back; the recipient's system has not fetched that yet.",
  },
  'take-back.unanswered': {
    who: 'recipient-office',
    vi: 'Nơi gửi yêu cầu lấy lại văn bản; nơi nhận cần trả lời đồng ý hoặc không đồng ý.',
    en: 'The sender asks to take the document back; the recipient has to agree or not.',
  },
  'take-back.overdue': {
    who: 'recipient-office',
    vi: 'Nơi gửi yêu cầu lấy lại văn bản từ {askedAt} và chưa được trả lời; nơi gửi nên gọi cho nơi nhận.',
    en: 'The sender asked at {askedAt} to take the document back and has no answer; the sender should call the recipient.',
  },
  'revocation.unanswered': {
    who: 'recipient-office',
    vi: 'Đã có thông báo thu hồi; nơi nhận cần hủy văn bản và báo lại.',
    en: 'The document was declared void; the recipient has to cancel it and report.',
  },
  'revocation.overdue': {
    who: 'recipient-office',
    vi: 'Đã có thông báo thu hồi từ {askedAt} nhưng nơi nhận chưa báo đã hủy văn bản; nơi gửi nên gọi cho nơi nhận.',
    en: 'The document was declared void at {askedAt} and the recipient has not reported that it cancelled it; the sender should call the recipient.',
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
  'update.overdue': {
    who: 'recipient-office',
    vi: 'Nơi gửi đã cập nhật văn bản từ {askedAt} và chưa được trả lời; nơi gửi nên gọi cho nơi nhận.',
    en: 'The sender updated the document at {askedAt} and has no answer; the sender should call the recipient.',
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

  'undeliverable.redirected': {
    who: 'nobody',
    vi: 'Quản trị viên trục đã chuyển hướng đến {target}.',
    en: 'The axis administrator redirected it to {target}.',
  },
  'ended.sent-on': {
    who: 'nobody',
    vi: 'Lượt gửi đã kết thúc mà chưa đến; quản trị viên trục đã gửi lại đến {recipient}, xem lượt gửi {successor}.',
    en: 'It ended without arriving; the axis administrator sent it to {recipient} again: see the delivery {successor}.',
  },
  'ended.settled': {
    who: 'sender',
    vi: 'Lượt gửi đã kết thúc mà chưa đến; quản trị viên trục đã xem và không gửi lại. Nơi gửi cần liên hệ nơi nhận nếu cần.',
    en: 'It ended without arriving; the axis administrator looked at it and does not send it again. The sender should call the recipient if needed.',
  },

  'status.not-collected': {
    who: 'recipient-system',
    vi: 'Hệ thống bên kia chưa lấy gói tin trạng thái. Quá {expiresAt} sẽ hết hạn.',
    en: 'The other side has not fetched the status packet. It expires at {expiresAt}.',
  },
  'status.no-system': {
    who: 'administrator',
    vi: 'Chưa có hệ thống nào lấy gói tin trạng thái này. Quản trị viên trục cần gán hệ thống. Quá {expiresAt} sẽ hết hạn.',
    en: 'No system is there to fetch the status packet. The axis administrator has to assign one. It expires at {expiresAt}.',
  },
  'status.delivered': { who: 'nobody', vi: 'Gói tin trạng thái đã đến.', en: 'The status packet was delivered.' },
  'status.expired': {
    who: 'administrator',
    vi: 'Hệ thống bên kia không lấy gói tin trạng thái trong thời hạn; quản trị viên trục có thể gửi lại.',
    en: 'The other side never fetched the status packet; the axis administrator can send it again.',
  },
} as const satisfies Record<string, Move>;

export type MoveCode = keyof typeof moves;

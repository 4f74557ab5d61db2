import { conflict, forbidden, invalid, unavailable, unknown } from './entry.js';

/** One document on its way to one recipient. */
export const deliveryErrors = {
  'delivery.unknown': unknown({
    en: 'There is no delivery "{delivery}" for an agency you serve.',
    vi: 'Không có lượt gửi "{delivery}" thuộc cơ quan mà hệ thống phục vụ.',
  }),
  'delivery.not-leased': conflict({
    en: 'This lease has ended, or was never given. Lease again; if you have the bytes, confirm with their digest.',
    vi: 'Lượt tải về đã hết hạn hoặc chưa được cấp. Hãy xin tải lại; nếu đã có đủ dữ liệu, hãy xác nhận kèm mã băm.',
  }),
  'delivery.lease-taken': conflict({
    en: 'Another process is fetching this delivery until {leasedUntil}.',
    vi: 'Lượt gửi này đang được nơi khác tải về đến {leasedUntil}.',
  }),
  'delivery.wrong-digest': invalid({
    en: 'You confirmed the digest {confirmedSha256}, but the packet has {packetSha256}. What you stored is damaged: fetch it again.',
    vi: 'Mã băm xác nhận là {confirmedSha256}, nhưng gói tin có mã băm {packetSha256}. Bản đã lưu bị hỏng: hãy tải lại.',
  }),
  'delivery.not-fetched': conflict({
    en: 'The packet of this delivery was never fetched, so it cannot be confirmed.',
    vi: 'Chưa tải gói tin của lượt gửi này nên không thể xác nhận.',
  }),
  'delivery.already-final': conflict({
    en: 'This delivery is closed ({state}). Nothing can change it any more.',
    vi: 'Lượt gửi này đã kết thúc ({state}), không thay đổi được nữa.',
  }),
  'delivery.not-pending': conflict({
    en: 'This delivery is not waiting to be collected ({state}).',
    vi: 'Lượt gửi này không ở trạng thái chờ lấy về ({state}).',
  }),
  'delivery.event-not-allowed': conflict({
    en: 'That is not possible while the state of the delivery is "{state}".',
    vi: 'Không thực hiện được việc này khi lượt gửi ở trạng thái "{state}".',
  }),
  'delivery.changed-meanwhile': unavailable({
    en: 'Something else changed this delivery at the same moment. Look at it and try again.',
    vi: 'Lượt gửi vừa được thay đổi cùng lúc. Hãy xem lại rồi thực hiện lại.',
  }),
  'delivery.frozen': forbidden({
    en: 'This delivery is frozen by the axis administrator since {frozenAt}.',
    vi: 'Lượt gửi này đang bị quản trị viên trục tạm giữ từ {frozenAt}.',
  }),
  'delivery.wrong-target': invalid({
    en: 'A delivery may be redirected only to a successor of {recipient} or to the one that receives for it, not to {target}.',
    vi: 'Chỉ được chuyển hướng lượt gửi đến cơ quan kế thừa hoặc nơi nhận thay của {recipient}, không phải {target}.',
  }),
  'delivery.held': conflict({
    en: 'The system of {recipient} fetched the packet at {fetchedAt} and may still confirm it until {confirmableUntil}. Ask that office first.',
    vi: 'Hệ thống của {recipient} đã tải gói tin lúc {fetchedAt} và còn có thể xác nhận đến {confirmableUntil}. Hãy hỏi nơi nhận trước.',
  }),
  'delivery.not-ended-in-vain': conflict({
    en: 'Only a delivery that expired or could not be delivered is dealt with so; this one is "{state}".',
    vi: 'Chỉ xử lý được như vậy với lượt gửi đã hết hạn hoặc không gửi được; lượt gửi này ở trạng thái "{state}".',
  }),
  'delivery.settled-already': conflict({
    en: 'This delivery was dealt with at {settledAt}[: it goes on as the delivery {successor} to {recipient}].',
    vi: 'Lượt gửi này đã được xử lý lúc {settledAt}[: tiếp tục bằng lượt gửi {successor} đến {recipient}].',
  }),
  'delivery.recipient-has-it': conflict({
    en: '{recipient} has this document, or it is on its way there, by the delivery {other} ({state}). Nothing was done.',
    vi: '{recipient} đã có văn bản này hoặc văn bản đang trên đường đến, theo lượt gửi {other} ({state}). Chưa thực hiện việc nào.',
  }),
  'delivery.take-back-open': conflict({
    en: 'The sender asked to take this document back already at {askedAt}; the recipient has not answered yet.',
    vi: 'Nơi gửi đã yêu cầu lấy lại văn bản này lúc {askedAt}; nơi nhận chưa trả lời.',
  }),
  'delivery.facts-disagree': invalid({
    en: 'The facts of this delivery tell that it is {told}, but it is {state}.',
    vi: 'Diễn biến của lượt gửi cho thấy {told}, nhưng trạng thái là {state}.',
  }),
  'delivery.overdue': invalid({
    en: 'The time of this delivery ended at {expiredAt}, and nobody has closed it.',
    vi: 'Lượt gửi đã hết hạn lúc {expiredAt} nhưng chưa được kết thúc.',
  }),
  'delivery.carries-no-answers': invalid({
    en: 'This delivery carries a status. Statuses are confirmed, not answered.',
    vi: 'Lượt gửi này chuyển gói tin trạng thái. Trạng thái chỉ xác nhận đã nhận, không có phản hồi.',
  }),
};

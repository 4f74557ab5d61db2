import { conflict, forbidden, invalid } from './entry.js';

/** What recipients (01–06, 15, 16) and senders (13) say about a delivery. */
export const answerErrors = {
  'answer.status-unknown': invalid({
    en: 'There is no status "{status}". Known are 01–06, 13, 15 and 16.',
    vi: 'Không có mã trạng thái "{status}". Các mã hợp lệ: 01–06, 13, 15, 16.',
  }),
  'answer.status-not-accepted': invalid({
    en: 'The status {status} is not given this way.',
    vi: 'Không gửi trạng thái {status} bằng lời gọi này.',
  }),
  'answer.not-delivered': conflict({
    en: 'The document has not been fetched yet, so {status} cannot be answered. Fetch and confirm it first.',
    vi: 'Chưa lấy văn bản về nên chưa thể phản hồi {status}. Hãy lấy về và xác nhận trước.',
  }),
  'answer.nothing-asked': conflict({
    en: 'The status {status} answers a question, but nothing is open: no take-back, revocation or update waits for an answer.',
    vi: 'Trạng thái {status} dùng để trả lời yêu cầu, nhưng hiện không có yêu cầu lấy lại, thu hồi hay cập nhật nào đang chờ.',
  }),
  'answer.question-unknown': conflict({
    en: 'The question "{question}" is not open on this delivery.',
    vi: 'Yêu cầu "{question}" không còn chờ trả lời ở lượt gửi này.',
  }),
  'answer.reason-missing': invalid({
    en: 'The status {status} needs a reason in the description.',
    vi: 'Trạng thái {status} phải ghi rõ lý do (Description).',
  }),
  'answer.reason-too-long': invalid({
    en: 'The description is longer than {lengthMax} characters.',
    vi: 'Phần mô tả dài quá {lengthMax} ký tự.',
  }),
  'answer.not-the-recipient': forbidden({
    en: 'Only the recipient {recipient} may give the status {status}.',
    vi: 'Chỉ nơi nhận {recipient} được gửi trạng thái {status}.',
  }),
  'answer.not-the-sender': forbidden({
    en: 'Only the sender {sender} may give the status {status}.',
    vi: 'Chỉ nơi gửi {sender} được gửi trạng thái {status}.',
  }),
  'answer.refused-after-done': conflict({
    en: 'The document was reported as done (06) and can no longer be returned.',
    vi: 'Văn bản đã báo hoàn thành (06) nên không thể trả lại.',
  }),
  'answer.already-final': conflict({
    en: 'The delivery is closed ({state}), so the status {status} no longer counts.',
    vi: 'Lượt gửi đã kết thúc ({state}) nên không nhận trạng thái {status}.',
  }),
  'answer.answered-meanwhile': conflict({
    en: 'Meanwhile {answeredBy} answered "{answered}" at {answeredAt}. Your answer was not recorded; look at the document again before you answer.',
    vi: 'Trong lúc đó, {answeredBy} đã phản hồi "{answered}" lúc {answeredAt}. Phản hồi của bạn chưa được ghi nhận; hãy xem lại văn bản trước khi phản hồi.',
  }),
  'answer.never-given': invalid({
    en: 'You say that you have seen {answersSeen} answers of this delivery; it has {answersGiven}. Look at it again.',
    vi: 'Lời gọi ghi đã xem {answersSeen} phản hồi, nhưng lượt gửi này mới có {answersGiven} phản hồi. Hãy xem lại lượt gửi.',
  }),
  'answer.target-unknown': invalid({
    en: 'No document {documentId} from {organId} concerns {sender}. Check ResponseFor and From in the status packet.',
    vi: 'Không có văn bản {documentId} của {organId} liên quan đến {sender}. Hãy kiểm tra ResponseFor và From trong gói tin trạng thái.',
  }),
  'answer.too-many': conflict({
    en: 'This delivery has {answersMax} answers already. Nothing further is taken.',
    vi: 'Lượt gửi này đã có {answersMax} phản hồi; không nhận thêm.',
  }),
  'answer.signature-invalid': invalid({
    en: 'The signature beside the answer does not match it.',
    vi: 'Chữ ký kèm theo phản hồi không khớp với nội dung phản hồi.',
  }),
};

import { conflict, invalid, unavailable } from './entry.js';

/**
 * Why a packet could not be brought to a system. Senders read these beside their document: addresses and what the other
 * side's machines say of themselves is for its operators alone.
 */
export const destinationErrors = {
  'destination.unknown-host': unavailable({
    en: 'The name of its address is not known to the name service.',
    vi: 'Không tìm thấy tên miền của hệ thống.',
  }),
  'destination.address-not-allowed': conflict({
    en: 'Its address leads to where the axis may not call.',
    vi: 'Địa chỉ của hệ thống thuộc vùng mạng trục không được phép gọi đến.',
  }),
  'destination.refused-connection': unavailable({
    en: 'Nobody takes the connection.',
    vi: 'Không kết nối được.',
  }),
  'destination.certificate-invalid': unavailable({
    en: 'Its TLS certificate does not hold[ ({tlsProblem})].',
    vi: 'Chứng thư TLS không hợp lệ[ ({tlsProblem})].',
  }),
  'destination.timed-out': unavailable({
    en: 'It did not answer within {waitedMs}.',
    vi: 'Không trả lời trong {waitedMs}.',
  }),
  'destination.closed-connection': unavailable({
    en: 'It closed the connection before it answered.',
    vi: 'Đã ngắt kết nối trước khi trả lời.',
  }),
  'destination.answered-status': unavailable({
    en: 'It answered with HTTP {httpStatus}.',
    vi: 'Trả lời HTTP {httpStatus}.',
  }),
  'destination.redirected': conflict({
    en: 'It answered that the packet should go to another address (HTTP {httpStatus}), which the axis does not follow.',
    vi: 'Yêu cầu chuyển đến địa chỉ khác (HTTP {httpStatus}); trục không chuyển theo.',
  }),
  'destination.answer-unreadable': invalid({
    en: 'It answered without the digest of what it stored.',
    vi: 'Trả lời không kèm mã băm của bản đã lưu.',
  }),
  'destination.answered-too-early': invalid({
    en: 'It confirmed before it had the whole packet.',
    vi: 'Xác nhận khi chưa nhận đủ gói tin.',
  }),
  'destination.answer-too-large': invalid({
    en: 'It answered with more than {answerBytesMax}.',
    vi: 'Trả lời dài quá {answerBytesMax}.',
  }),
  'destination.wrong-digest': invalid({
    en: 'It confirmed a wrong digest: what it stored is damaged.',
    vi: 'Xác nhận sai mã băm; bản đã lưu bị hỏng.',
  }),
  'destination.reported-failure': conflict({
    en: 'It said {failures} times that it could not use the packet it had fetched, the last time at {failedAt}.',
    vi: 'Đã báo {failures} lần là không xử lý được gói tin đã tải về, lần cuối lúc {failedAt}.',
  }),
  'destination.not-confirmed': unavailable({
    en: 'It took the packet and did not confirm it by {promisedUntil}.',
    vi: 'Đã nhận gói tin nhưng không xác nhận trước {promisedUntil}.',
  }),
};

import { conflict, invalid, tooLarge, tooMany, unavailable, unknown } from './entry.js';

/** Requests at our doors, before anybody knows what they are about. */
export const requestErrors = {
  'request.route-unknown': unknown({
    en: 'There is nothing at {method} {path}. The list of calls is at /docs.',
    vi: 'Không có địa chỉ {method} {path}. Xem danh sách các lời gọi tại /docs.',
  }),
  'request.method-not-allowed': invalid({
    en: '{path} does not answer {method}[; it answers {allowed}].',
    vi: '{path} không nhận phương thức {method}[; chỉ nhận {allowed}].',
  }),
  'request.media-type': invalid({
    en: 'The content type[ "{mediaType}"] is not accepted here.[ Send {accepted}.]',
    vi: 'Không nhận kiểu nội dung[ "{mediaType}"] ở địa chỉ này.[ Hãy gửi {accepted}.]',
  }),
  'request.not-acceptable': invalid({
    en: 'This call cannot answer in the form asked for[ ("{accept}")].[ It answers {offered}.]',
    vi: 'Lời gọi này không trả lời được ở dạng yêu cầu[ ("{accept}")].[ Các dạng có: {offered}.]',
  }),
  'request.body-too-large': tooLarge({
    en: 'The body is larger than this call takes[ (at most {bodyBytesMax})].',
    vi: 'Nội dung gửi lên vượt quá mức lớn nhất của lời gọi này[ ({bodyBytesMax})].',
  }),
  'request.body-missing': invalid({
    en: 'The body is empty. Send {expected}.',
    vi: 'Yêu cầu không có nội dung. Hãy gửi {expected}.',
  }),
  'request.body-incomplete': invalid({
    en: 'The connection ended after {receivedBytes} of {announcedBytes}. Nothing was kept; send the whole again.',
    vi: 'Kết nối ngắt khi mới nhận được {receivedBytes} trên tổng số {announcedBytes}. Chưa lưu gì; hãy gửi lại toàn bộ.',
  }),
  'request.length': invalid({
    en: 'Content-Length does not agree with the body that came.',
    vi: 'Content-Length không khớp với nội dung nhận được.',
  }),
  'request.too-slow': invalid({
    en: 'The body came too slowly[: less than {progressBytes} within {waitMs}]. Nothing was kept; send again.',
    vi: 'Dữ liệu gửi lên quá chậm[: chưa đến {progressBytes} trong {waitMs}]. Chưa lưu gì; hãy gửi lại.',
  }),
  'request.malformed': invalid({
    en: 'The request cannot be read[: {problem}].',
    vi: 'Không đọc được yêu cầu[: {problem}].',
  }),
  'request.parameter-invalid': invalid({
    en: '"{parameter}" is not valid: {problem}.',
    vi: 'Tham số "{parameter}" không hợp lệ: {problem}.',
  }),
  'request.parameter-missing': invalid({
    en: '"{parameter}" is required.',
    vi: 'Thiếu tham số bắt buộc "{parameter}".',
  }),
  'request.headers-too-large': tooLarge({
    en: 'The request headers are too large[; at most {headersBytesMax} are taken].',
    vi: 'Phần tiêu đề của yêu cầu quá lớn[; nhiều nhất {headersBytesMax}].',
  }),
  'request.range-not-satisfiable': invalid({
    en: 'The range[ {range}] lies outside what there is[ ({sizeBytes})].',
    vi: 'Khoảng[ {range}] nằm ngoài phạm vi hiện có[ ({sizeBytes})].',
  }),
  'request.cursor-unknown': invalid({
    en: 'The cursor "{cursor}" was not given by this axis. Begin again without `after`.',
    vi: 'Con trỏ "{cursor}" không do trục này cấp. Hãy bắt đầu lại, không dùng tham số `after`.',
  }),
  'request.cursor-outdated': conflict({
    en: 'The axis was restored from a backup after this cursor was given. Begin again from {from}.',
    vi: 'Trục đã được khôi phục từ bản sao lưu sau khi cấp con trỏ này. Hãy bắt đầu lại từ {from}.',
  }),
  'request.limit-too-large': invalid({
    en: 'At most {limitMax} entries come in one answer; {limit} were asked for.',
    vi: 'Mỗi lần trả về nhiều nhất {limitMax} mục; yêu cầu {limit} mục.',
  }),
  'request.too-many': tooMany({
    en: 'Too many requests at once. Try again later[, in {waitMs}].',
    vi: 'Quá nhiều yêu cầu cùng lúc. Hãy thử lại sau[ {waitMs}].',
  }),
  'request.timed-out': unavailable({
    en: 'The answer took too long[ (more than {waitMs})]. Whether it was done is not known; sending the same again is safe.',
    vi: 'Đã quá thời gian chờ[ ({waitMs})] mà chưa có kết quả. Chưa rõ đã xử lý xong hay chưa; gửi lại đúng nội dung này là an toàn.',
  }),
};

import { conflict, invalid, tooLarge, tooMany, unavailable, unknown } from './entry.js';

/** Requests at our doors, before anybody knows what they are about. */
export const requestErrors = {
  'request.route-unknown': unknown({
    en: 'There is nothing at {method} {path}. The list of calls is at /docs.',
    vi: 'Không có địa chỉ {method} {path}. Xem danh sách các lời gọi tại /docs.',
  }),
  'request.method-not-allowed': invalid({
    en: '{path} does not answer {method}; it answers {allowed}.',
    vi: '{path} không nhận phương thức {method}; chỉ nhận {allowed}.',
  }),
  'request.media-type': invalid({
    en: 'The content type "{mediaType}" is not accepted here. Send {accepted}.',
    vi: 'Không nhận kiểu nội dung "{mediaType}" ở địa chỉ này. Hãy gửi {accepted}.',
  }),
  'request.not-acceptable': invalid({
    en: 'This call cannot answer as "{accept}". It answers {offered}.',
    vi: 'Lời gọi này không trả lời được ở dạng "{accept}". Các dạng có: {offered}.',
  }),
  'request.body-too-large': tooLarge({
    en: 'The body is larger than {bodyBytesMax}, the most this call takes.',
    vi: 'Nội dung gửi lên vượt quá {bodyBytesMax}, mức lớn nhất của lời gọi này.',
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
    en: 'The body came too slowly: less than {progressBytes} within {waitMs}. Nothing was kept; send again.',
    vi: 'Dữ liệu gửi lên quá chậm: chưa đến {progressBytes} trong {waitMs}. Chưa lưu gì; hãy gửi lại.',
  }),
  'request.malformed': invalid({
    en: 'The request cannot be read: {problem}.',
    vi: 'Không đọc được yêu cầu: {problem}.',
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
    en: 'The request headers are larger than {headersBytesMax}.',
    vi: 'Phần tiêu đề của yêu cầu vượt quá {headersBytesMax}.',
  }),
  'request.range-not-satisfiable': invalid({
    en: 'The range {range} lies outside the {sizeBytes} there are.',
    vi: 'Khoảng {range} nằm ngoài {sizeBytes} hiện có.',
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
    en: 'Too many requests at once. Wait {waitMs}, then try again.',
    vi: 'Quá nhiều yêu cầu cùng lúc. Hãy chờ {waitMs} rồi thử lại.',
  }),
  'request.timed-out': unavailable({
    en: 'The answer took longer than {waitMs}. Whether it was done is not known; sending the same again is safe.',
    vi: 'Quá {waitMs} chưa có kết quả. Chưa rõ đã xử lý xong hay chưa; gửi lại đúng nội dung này là an toàn.',
  }),
};

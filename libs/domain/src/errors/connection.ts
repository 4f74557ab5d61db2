import { conflict, invalid, unavailable, unknown } from './entry.js';

/** Why documents would not reach an agency today, or it could not send any. */
export const connectionErrors = {
  'connection.system-suspended': conflict({
    en: 'The system "{system}" is suspended[: {reason}]; let it go on (edoc system resume).',
    vi: 'Hệ thống "{system}" đang tạm ngừng[: {reason}]; hãy cho hoạt động lại (edoc system resume).',
  }),
  'connection.no-key': conflict({
    en: 'The system "{system}" has no key that counts; give it a new one (edoc system rotate).',
    vi: 'Hệ thống "{system}" không còn khóa hiệu lực; hãy cấp khóa mới (edoc system rotate).',
  }),
  'connection.never-seen': unavailable({
    en: 'The system "{system}" has never asked for documents.',
    vi: 'Hệ thống "{system}" chưa lần nào hỏi nhận văn bản.',
  }),
  'connection.not-seen': unavailable({
    en: 'The system "{system}" asked for documents last at {seenAt}.',
    vi: 'Hệ thống "{system}" hỏi nhận văn bản lần cuối lúc {seenAt}.',
  }),
  'connection.carrying-fails': unavailable({
    en: 'Nothing could be brought to the system "{system}" since {since}: {problem}.',
    vi: 'Không chuyển được gói tin đến hệ thống "{system}" từ {since}: {problem}.',
  }),
  'connection.no-certificate': conflict({
    en: 'No certificate is registered for it: it can receive, and cannot send what it signs.',
    vi: 'Chưa đăng ký chứng thư số: nhận được nhưng chưa gửi được văn bản ký số.',
  }),
  'connection.no-good-certificate': conflict({
    en: 'None of its {certificates} certificates counts any more[: the last one ended at {endedAt}].',
    vi: 'Không chứng thư số nào trong {certificates} chứng thư còn hiệu lực[: chứng thư cuối cùng hết hạn lúc {endedAt}].',
  }),
  'connection.test-not-sent': unavailable({
    en: 'No test document was sent to it yet.',
    vi: 'Chưa gửi được văn bản kiểm tra.',
  }),
  'connection.test-not-fetched': unavailable({
    en: 'The test document waits for its system, sent at {sentAt}.',
    vi: 'Văn bản kiểm tra gửi lúc {sentAt} vẫn chờ hệ thống lấy về.',
  }),
  'connection.test-not-confirmed': unavailable({
    en: 'Its system fetched the test document at {fetchedAt} and has not confirmed it.',
    vi: 'Hệ thống đã tải văn bản kiểm tra lúc {fetchedAt} nhưng chưa xác nhận.',
  }),
  'connection.test-refused': conflict({
    en: 'It refused the test document at {refusedAt}[: {reason}].',
    vi: 'Đã từ chối văn bản kiểm tra lúc {refusedAt}[: {reason}].',
  }),
  'connection.check-unknown': unknown({
    en: 'There is no check of connections {check}.',
    vi: 'Không có đợt kiểm tra kết nối {check}.',
  }),
  'connection.check-too-close': conflict({
    en: 'An active check of {under} is set for {beginsAt} to {endsAt}. Between two of the same agencies there are at least {apartMs}; choose another time, or call that one off.',
    vi: 'Đã có đợt kiểm tra chủ động {under} từ {beginsAt} đến {endsAt}. Hai đợt kiểm tra cùng một cơ quan phải cách nhau ít nhất {apartMs}; hãy chọn thời điểm khác hoặc hủy đợt kia.',
  }),
  'connection.check-ill-timed': invalid({
    en: 'A check begins now or within {daysMax} days; {beginsAt} does not.',
    vi: 'Đợt kiểm tra phải bắt đầu ngay hoặc trong vòng {daysMax} ngày tới; {beginsAt} không hợp lệ.',
  }),
  'connection.check-over': conflict({
    en: 'The check is over since {endsAt}; there is nothing to call off.',
    vi: 'Đợt kiểm tra đã kết thúc lúc {endsAt}, không còn gì để hủy.',
  }),
  'connection.check-too-large': invalid({
    en: '{under} has {agencies} agencies; one active check takes {agenciesMax} at most. Check its branches one by one.',
    vi: '{under} có {agencies} cơ quan, đơn vị; mỗi đợt kiểm tra chủ động tối đa {agenciesMax}. Hãy kiểm tra từng nhánh.',
  }),
};

import { forbidden, internal, invalid, tooLarge, tooMany, unavailable } from './entry.js';

/** Messages between our own processes. */
export const processErrors = {
  'process.unreachable': unavailable({
    en: 'The {process} cannot be reached right now. Try again in a moment.',
    vi: 'Hiện không kết nối được đến thành phần {process}. Hãy thử lại sau ít phút.',
  }),
  'process.no-answer': unavailable({
    en: 'The {process} did not answer in time[ ({waitMs})]. Whether it was done is not known; repeating the same is safe.',
    vi: 'Thành phần {process} không trả lời kịp thời[ ({waitMs})]. Chưa rõ đã xử lý hay chưa; gửi lại đúng nội dung này là an toàn.',
  }),
  'process.message-too-large': tooLarge({
    en: 'A message between processes is larger than {messageBytesMax}.',
    vi: 'Thông điệp giữa các thành phần vượt quá {messageBytesMax}.',
  }),
  'process.bad-message': invalid({
    en: 'A message "{pattern}" between processes cannot be read: {problem}.',
    vi: 'Không đọc được thông điệp "{pattern}" giữa các thành phần: {problem}.',
  }),
  'process.bad-answer': internal({
    en: 'The {process} gave an answer to "{pattern}" that cannot be read.',
    vi: 'Thành phần {process} trả lời "{pattern}" không đúng dạng.',
  }),
  'process.pattern-unknown': invalid({
    en: 'The {process} has no answer to "{pattern}". Are all processes of one version?',
    vi: 'Thành phần {process} không hỗ trợ "{pattern}". Hãy kiểm tra các thành phần có cùng phiên bản.',
  }),
  'process.not-allowed': forbidden({
    en: 'The process "{role}" may not ask "{pattern}".',
    vi: 'Thành phần "{role}" không được phép gọi "{pattern}".',
  }),
  'process.start-failed': unavailable({
    en: 'The {process} process did not come up. Its log above says why.',
    vi: 'Tiến trình {process} không khởi động được. Xem lý do trong nhật ký ở trên.',
  }),
  'process.busy': tooMany({
    en: 'The {process} has too much to do right now. Try again later[, in {waitMs}].',
    vi: 'Thành phần {process} đang quá tải. Hãy thử lại sau[ {waitMs}].',
  }),
  'process.directory-missing': unavailable({
    en: 'The directory of agencies has not been loaded yet. Try again in a moment.',
    vi: 'Chưa nạp xong danh mục mã định danh. Hãy thử lại sau ít phút.',
  }),
  'process.directory-stale': unavailable({
    en: 'What is known of the directory was last confirmed at {confirmedAt}, and nothing is judged by older facts than {ageMs}. The axis administrator has to bring the registry back; then send again.',
    vi: 'Danh mục mã định danh được xác nhận lần cuối lúc {confirmedAt}; trục không tiếp nhận văn bản khi danh mục cũ quá {ageMs}. Quản trị viên trục cần khôi phục thành phần danh mục; sau đó hãy gửi lại.',
  }),
};

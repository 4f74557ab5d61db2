import { conflict, unavailable } from './entry.js';

/** Why documents would not reach an agency today, or it could not send any. */
export const connectionErrors = {
  'connection.system-suspended': conflict({
    en: 'The system "{system}" is suspended[: {reason}].',
    vi: 'Hệ thống "{system}" đang bị ngừng kết nối[: {reason}].',
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
};

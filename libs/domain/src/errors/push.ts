import { invalid, unauthenticated } from './entry.js';

/** What a receiver finds wrong with a packet that is brought to it. */
export const pushErrors = {
  'push.signature-invalid': unauthenticated({
    en: 'This was not sent by the axis as it arrived: {problem}.',
    vi: 'Không phải do trục gửi đúng như đã đến: {problem}.',
  }),
  'push.key-not-believed': unauthenticated({
    en: 'It is signed with the key "{kid}", which the list of the axis’ keys does not have, or no longer believes. Get a newer list.',
    vi: 'Được ký bằng khóa "{kid}" không có hoặc không còn được tin trong danh sách khóa của trục. Hãy lấy danh sách mới.',
  }),
  'push.too-old': unauthenticated({
    en: 'It was signed for the time from {createdAt} to {expiresAt}; now it is {nowAt}.',
    vi: 'Chữ ký chỉ dùng được từ {createdAt} đến {expiresAt}; bây giờ là {nowAt}.',
  }),
  'push.headers-missing': invalid({
    en: 'The header "{header}" is missing or unreadable.',
    vi: 'Thiếu hoặc không đọc được tiêu đề "{header}".',
  }),
};

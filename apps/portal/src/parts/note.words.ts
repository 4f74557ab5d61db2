import { catalogue } from '../words/language.js';

export const noteWords = catalogue(
  {
    tryAgain: 'Thử lại',
    report: 'Báo sự cố',
    reported: 'Đã chép nội dung sự cố. Dán vào thư hoặc tin nhắn gửi quản trị viên.',
    occurrenceIs: 'Mã sự cố:',
  },
  {
    tryAgain: 'Try again',
    report: 'Report this',
    reported: 'Copied. Paste it into a message to your administrator.',
    occurrenceIs: 'Occurrence:',
  },
);

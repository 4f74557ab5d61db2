import { catalogue } from '../words/language.js';

export const proposedWords = catalogue(
  {
    waits: 'Đã ghi đề nghị. Việc này cần một quản trị viên khác duyệt rồi mới có hiệu lực.',
    toApprovals: 'Xem các đề nghị đang chờ',
  },
  {
    waits: 'Your request is noted. It takes effect when another administrator approves it.',
    toApprovals: 'See what waits for a second person',
  },
);

import { catalogue } from '../words/language.js';

export const secondPersonWords = catalogue(
  {
    waits: 'Đã gửi đề nghị, chờ người thứ hai phê duyệt.',
    until: (moment: string) => `Nếu không ai phê duyệt, đề nghị hết hiệu lực lúc ${moment}.`,
    toApprovals: 'Xem các đề nghị đang chờ',
  },
  {
    waits: 'It waits for a second person to approve it.',
    until: (moment: string) => `Approved by nobody, it lapses at ${moment}.`,
    toApprovals: 'See what waits for a second person',
  },
);

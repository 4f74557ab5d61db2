import { catalogue } from '../../words/language.js';

export const lateWords = catalogue(
  {
    received: 'Cơ quan tôi đang chậm',
    sent: 'Nơi khác đang chậm với văn bản của tôi',
    all: 'Xem tất cả',
    lateBy: (lasting: string) => `Quá hạn ${lasting}`,
    whoseMove: 'Đang chờ',
    movers: {
      'recipient-system': 'Hệ thống nơi nhận',
      'recipient-clerk': 'Văn thư nơi nhận',
      'recipient-office': 'Nơi nhận',
    },
    noneMine: 'Cơ quan bạn không có việc nào quá hạn.',
    noneOthers: 'Không nơi nào đang chậm với văn bản của bạn.',
    explains: 'Việc đã xong tự rời khỏi danh sách này.',
  },
  {
    received: 'My agency is late',
    sent: 'Others are late with my documents',
    all: 'See all',
    lateBy: (lasting: string) => `${lasting} late`,
    whoseMove: 'Waiting for',
    movers: {
      'recipient-system': "The recipient's system",
      'recipient-clerk': "The recipient's clerk",
      'recipient-office': "The recipient's office",
    },
    noneMine: 'Your agency is late with nothing.',
    noneOthers: 'Nobody is late with your documents.',
    explains: 'What is done leaves this list by itself.',
  },
);

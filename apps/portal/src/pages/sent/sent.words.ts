import { counted } from '../../words/counted.js';
import { catalogue } from '../../words/language.js';

export const sentWords = catalogue(
  {
    all: 'Tất cả văn bản đi',
    found: 'Kết quả tìm',
    nothingYet: 'Cơ quan bạn chưa gửi văn bản nào qua trục.',
    recipients: 'Nơi nhận',
    andOthers: (count: string) => `và ${count} nơi khác`,
    acknowledged: (done: string, all: string) => `${done}/${all} đã tiếp nhận`,
    openQuestions: (count: string) => `${count} chờ trả lời`,
  },
  {
    all: 'All sent documents',
    found: 'Found',
    nothingYet: 'Your agency has sent nothing over the axis yet.',
    recipients: 'Recipients',
    andOthers: (count: string) => `and ${counted(count, 'other')}`,
    acknowledged: (done: string, all: string) => `${done} of ${all} acknowledged`,
    openQuestions: (count: string) => `${count} not answered`,
  },
);

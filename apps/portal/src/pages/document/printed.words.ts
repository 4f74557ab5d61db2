import { catalogue } from '../../words/language.js';

export const printedWords = catalogue(
  {
    sender: 'Nơi gửi',
    code: 'Số, ký hiệu',
    day: 'Ngày văn bản',
    subject: 'Trích yếu',
    typeName: 'Tên loại',
    priority: 'Độ khẩn',
  },
  {
    sender: 'Sender',
    code: 'Number, notation',
    day: 'Dated',
    subject: 'Subject',
    typeName: 'Type',
    priority: 'Priority',
  },
);

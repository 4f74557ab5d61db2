import { catalogue } from '../../words/language.js';

/** Correcting what stands in the register of received documents, and what it was before. */
export const correctEntryWords = catalogue(
  {
    act: 'Đính chính',
    title: (number: string, year: number) => `Đính chính số đến ${number} năm ${year}`,
    explains: 'Số đến, ngày đến cũ được giữ lại và hiện cùng mục này. Biên nhận đã ký không thay đổi.',
    number: 'Số đến',
    numberHint: 'Nếu ngày đến sang năm khác mà giữ nguyên số: lấy số tiếp theo của năm đó.',
    on: 'Ngày đến',
    reason: 'Lý do đính chính',
    done: (number: string, on: string) => `Đã đính chính: số đến ${number}, ngày đến ${on}.`,
    before: (number: string, on: string) => `Trước là số đến ${number}, ngày đến ${on}`,
    because: (who: string, at: string, reason: string) => `${who} đính chính lúc ${at}: ${reason}`,
    mark: 'Đã đính chính',
    which: 'Số đến cần đính chính',
    goOn: 'Tiếp tục',
  },
  {
    act: 'Correct',
    title: (number: string, year: number) => `Correct number ${number} of ${year}`,
    explains: 'The number and day it had are kept and shown with the entry. Signed receipts do not change.',
    number: 'Number',
    numberHint: 'Where the day moves to another year and the number stays, it gets the next one of that year.',
    on: 'Day of arrival',
    reason: 'Reason',
    done: (number: string, on: string) => `Corrected: number ${number}, received on ${on}.`,
    before: (number: string, on: string) => `Before: number ${number}, received on ${on}`,
    because: (who: string, at: string, reason: string) => `corrected by ${who} at ${at}: ${reason}`,
    mark: 'Corrected',
    which: 'Number to correct',
    goOn: 'Go on',
  },
);

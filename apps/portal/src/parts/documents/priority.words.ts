import { catalogue } from '../../words/language.js';

/** `OtherInfo/Priority` of a packet, as its number. */
export const priorityWords = catalogue(
  { names: ['Thường', 'Khẩn', 'Thượng khẩn', 'Hỏa tốc', 'Hỏa tốc hẹn giờ'] },
  { names: ['Ordinary', 'Urgent', 'Very urgent', 'Express', 'Express by a fixed hour'] },
);

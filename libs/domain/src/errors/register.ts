import { conflict, invalid } from './entry.js';

/** The register of received documents (sổ văn bản đến) of an agency. */
export const registerErrors = {
  'register.number-taken': conflict({
    en: 'The number {number} of {year} is taken already, by {code} of {sender} ("{subject}"). Choose another one, or leave it out to get the next.',
    vi: 'Số đến {number} năm {year} đã cấp cho văn bản {code} của {sender} ("{subject}"). Hãy chọn số khác hoặc bỏ trống để lấy số tiếp theo.',
  }),
  'register.entered-already': conflict({
    en: 'This document is in the register already, as number {number} of {year}.',
    vi: 'Văn bản này đã vào sổ với số đến {number} năm {year}.',
  }),
  'register.full': conflict({
    en: 'After the number {number} there is no next one in {year}. Name a number that is free.',
    vi: 'Sau số {number} không còn số tiếp theo của năm {year}. Hãy nhập một số chưa dùng.',
  }),
  'register.not-acknowledged': conflict({
    en: 'A document is entered when it is acknowledged (03); this one is "{state}".',
    vi: 'Văn bản chỉ được vào sổ khi đã tiếp nhận (03); lượt gửi này ở trạng thái "{state}".',
  }),
  'register.not-with-status': invalid({
    en: 'An entry into the register comes with the status 03 only, not with {status}.',
    vi: 'Chỉ vào sổ cùng trạng thái 03, không cùng trạng thái {status}.',
  }),
  'register.not-entered': conflict({
    en: 'This document is not in the register: enter it, with the right number and day.',
    vi: 'Văn bản này chưa vào sổ: hãy vào sổ với số đến, ngày đến đúng.',
  }),
  'register.corrected-meanwhile': conflict({
    en: 'By now it is entered as number {number} of {year}, received on {on}: somebody else has corrected it. Look at it again.',
    vi: 'Văn bản này hiện đã vào sổ với số đến {number} năm {year}, ngày đến {on}: có người vừa đính chính. Hãy xem lại.',
  }),
  'register.corrected-too-often': conflict({
    en: 'This entry was corrected {correctionsMax} times already, and no more than that is kept.',
    vi: 'Mục này đã đính chính {correctionsMax} lần, không đính chính thêm được nữa.',
  }),
  'register.day-out-of-reach': invalid({
    en: 'The day of arrival {on} must lie between {from} and {to}.',
    vi: 'Ngày đến {on} phải từ {from} đến {to}.',
  }),
};

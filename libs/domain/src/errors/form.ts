import { invalid, tooLarge } from './entry.js';

/** A document brought as a form, from which the door writes the packet: the draft first, then its files in order. */
export const formErrors = {
  'form.draft-not-first': invalid({
    en: 'The first part of the form has to be "draft": the files are written into the packet as they come, and the draft says what they are.',
    vi: 'Phần đầu tiên của biểu mẫu phải là "draft": các tệp được ghi vào gói tin ngay khi gửi đến, theo đúng nội dung đã khai trong draft.',
  }),
  'form.draft-too-large': tooLarge({
    en: 'The draft is larger than {draftBytesMax}. Send to fewer recipients at a time.',
    vi: 'Phần draft vượt quá {draftBytesMax}. Hãy chia bớt nơi nhận thành nhiều lần gửi.',
  }),
  'form.file-missing': invalid({
    en: 'The draft names {attachments} attachments and the form brings {files} files; "{attachmentName}" is missing.',
    vi: 'Draft khai {attachments} tệp đính kèm nhưng biểu mẫu chỉ có {files} tệp; thiếu tệp "{attachmentName}".',
  }),
  'form.file-unannounced': invalid({
    en: 'The form brings more files than the {attachments} the draft names.',
    vi: 'Biểu mẫu có nhiều tệp hơn {attachments} tệp đã khai trong draft.',
  }),
  'form.file-out-of-order': invalid({
    en: 'In the place of "{attachmentName}" came the file "{fileName}". Send the files in the order of the draft\'s attachments.',
    vi: 'Đến lượt tệp "{attachmentName}" nhưng nhận được tệp "{fileName}". Hãy gửi các tệp theo đúng thứ tự khai trong draft.',
  }),
  'form.part-unknown': invalid({
    en: 'The form has a part "{part}" that means nothing here. It takes {allowed}.',
    vi: 'Biểu mẫu có phần "{part}" không dùng ở đây. Chỉ nhận {allowed}.',
  }),
  'form.file-name-refused': invalid({
    en: 'The file name "{attachmentName}" is not accepted: {problem}. Rename the file.',
    vi: 'Không nhận tên tệp "{attachmentName}": {problem}. Hãy đổi tên tệp.',
  }),
};

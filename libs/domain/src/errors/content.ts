import { conflict, internal, invalid, tooLarge, unavailable, unknown } from './entry.js';

/** Where packets lie. */
export const contentErrors = {
  'content.unknown': unknown({
    en: 'There is no content "{content}".',
    vi: 'Không có nội dung "{content}".',
  }),
  'content.unavailable': unavailable({
    en: 'The content store does not answer. Nothing was lost; try again later.',
    vi: 'Kho nội dung chưa trả lời. Không mất dữ liệu; hãy thử lại sau.',
  }),
  'content.full': unavailable({
    en: 'The content store is full. The administrator was told; try again later.',
    vi: 'Kho nội dung đã đầy. Đã báo quản trị viên; hãy thử lại sau.',
  }),
  'content.too-large': tooLarge({
    en: 'The content is larger than the {contentBytesMax} announced for it.',
    vi: 'Nội dung vượt quá {contentBytesMax} đã khai báo.',
  }),
  'content.damaged': internal({
    en: 'The stored content "{content}" does not have the digest it was stored with. The administrator was called.',
    vi: 'Nội dung đã lưu "{content}" không còn khớp mã băm ban đầu. Đã báo quản trị viên.',
  }),
  'content.exists': conflict({
    en: 'There is a content "{content}" already, and contents are never overwritten. Ask for a new place and write it there.',
    vi: 'Đã có nội dung "{content}" và không được ghi đè. Hãy xin vị trí lưu mới rồi gửi lại.',
  }),
  'content.digest-mismatch': invalid({
    en: 'The packet has the digest {computedSha256}, but was announced with {announcedSha256}. It was refused and the administrator was called.',
    vi: 'Gói tin có mã băm {computedSha256} nhưng được khai báo là {announcedSha256}. Đã từ chối và báo quản trị viên.',
  }),
  'content.orphaned': invalid({
    en: 'The content "{content}" lies in the store and belongs to no packet. It will be swept.',
    vi: 'Nội dung "{content}" nằm trong kho nhưng không thuộc gói tin nào. Nội dung này sẽ được dọn.',
  }),
  'content.id-malformed': invalid({
    en: '"{content}" is not the name of a content.',
    vi: '"{content}" không phải tên của một nội dung.',
  }),
};

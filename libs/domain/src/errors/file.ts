import { conflict, invalid, unavailable, unknown } from './entry.js';

/** Files a person names on the command line. */
export const fileErrors = {
  'file.not-readable': unknown({
    en: 'The file {file} cannot be read. Check its name and who may open it.',
    vi: 'Không đọc được tệp {file}. Hãy kiểm tra tên tệp và quyền truy cập.',
  }),
  'file.exists': conflict({
    en: 'The file {file} is there already and is not overwritten. Move it away, or choose another name.',
    vi: 'Tệp {file} đã có và không bị ghi đè. Hãy chuyển tệp đó đi hoặc chọn tên khác.',
  }),
  'file.not-writable': invalid({
    en: 'The file {file} cannot be written. Check that its folder exists and who may write there.',
    vi: 'Không ghi được tệp {file}. Hãy kiểm tra thư mục và quyền ghi.',
  }),
  'file.disk-full': unavailable({
    en: 'The disk is full: {file} could not be written. Make room; nothing was confirmed that is not stored.',
    vi: 'Ổ đĩa đã đầy: không ghi được {file}. Hãy giải phóng dung lượng; chưa xác nhận văn bản nào chưa được lưu.',
  }),
  'file.of-another-system': conflict({
    en: 'The file {file} holds the credentials of the system "{system}".',
    vi: 'Tệp {file} là thông tin xác thực của hệ thống "{system}".',
  }),
  'file.of-another-door': conflict({
    en: 'The file {file} holds credentials for the door "{door}", and not for "{wanted}".',
    vi: 'Tệp {file} là thông tin xác thực cho cửa "{door}", không phải "{wanted}".',
  }),
  'file.draft-wrong': invalid({
    en: 'The draft {file} is not right: {fault}.',
    vi: 'Bản khai {file} chưa đúng: {fault}.',
  }),
  'file.not-understood': invalid({
    en: '{file} is no packet, receipt or evidence bundle: {fault}.',
    vi: '{file} không phải gói tin, biên nhận hay hồ sơ chứng cứ: {fault}.',
  }),
};

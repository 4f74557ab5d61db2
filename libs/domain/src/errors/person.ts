import { conflict, forbidden, invalid, unauthenticated, unknown } from './entry.js';

/** People at the portal and their sessions. */
export const personErrors = {
  'person.credentials-wrong': unauthenticated({
    en: 'The user name, the password or the code is wrong.',
    vi: 'Tên đăng nhập, mật khẩu hoặc mã xác thực không đúng.',
  }),
  'person.session-missing': unauthenticated({
    en: 'You are not signed in.',
    vi: 'Bạn chưa đăng nhập.',
  }),
  'person.session-ended': unauthenticated({
    en: 'Your session has ended. Sign in again.',
    vi: 'Phiên làm việc đã kết thúc. Hãy đăng nhập lại.',
  }),
  'person.form-not-ours': forbidden({
    en: 'The form did not come from this portal, or is too old. Reload the page and try again.',
    vi: 'Biểu mẫu không phải do cổng này tạo hoặc đã quá cũ. Hãy tải lại trang và thực hiện lại.',
  }),
  'person.unknown': unknown({
    en: 'There is no person "{person}".',
    vi: 'Không có người dùng "{person}".',
  }),
  'person.exists': conflict({
    en: 'There is a person "{person}" already.',
    vi: 'Đã có người dùng "{person}".',
  }),
  'person.disabled': forbidden({
    en: 'This account was closed. Ask the axis administrator.',
    vi: 'Tài khoản đã bị khóa. Hãy liên hệ quản trị viên trục.',
  }),
  'person.password-weak': invalid({
    en: 'The password needs at least {charactersMin} characters and must not be a common one.',
    vi: 'Mật khẩu cần ít nhất {charactersMin} ký tự và không được là mật khẩu phổ biến.',
  }),
  'person.second-person-needed': forbidden({
    en: 'This needs the approval of a second administrator, and it cannot be the one who asked.',
    vi: 'Việc này cần quản trị viên thứ hai phê duyệt, không phải người đã đề nghị.',
  }),
  'person.reason-missing': invalid({
    en: 'Give the reason: it becomes part of the audit log.',
    vi: 'Hãy ghi lý do: lý do được lưu vào nhật ký quản trị.',
  }),
};

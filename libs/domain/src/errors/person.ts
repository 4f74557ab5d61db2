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
  'person.name-malformed': invalid({
    en: '"{person}" is no user name: it takes 2 to 64 small letters without accents, digits, dots and dashes.',
    vi: '"{person}" không phải tên đăng nhập: cần 2 đến 64 chữ thường không dấu, chữ số, dấu chấm, dấu gạch.',
  }),
  'person.role-missing': invalid({
    en: 'A person needs at least one role, and a clerk the agencies worked for.',
    vi: 'Mỗi người cần ít nhất một vai trò; văn thư cần có cơ quan phụ trách.',
  }),
  'person.invitation-unusable': unauthenticated({
    en: 'The invitation was used, has ended, or was never given. Ask your administrator for a new one.',
    vi: 'Lời mời đã được dùng, đã hết hạn hoặc không tồn tại. Hãy đề nghị quản trị viên gửi lời mời mới.',
  }),
  'person.code-wrong': invalid({
    en: 'The code does not come from this authenticator. Check the clock of your phone and take the next code.',
    vi: 'Mã xác thực không đúng. Hãy kiểm tra đồng hồ điện thoại rồi nhập mã tiếp theo.',
  }),
  'person.second-factor-reset': unauthenticated({
    en: 'The second factor of this account was reset. Set up a new one with the link your administrator gave you.',
    vi: 'Mã xác thực hai lớp của tài khoản đã được đặt lại. Hãy thiết lập mã mới bằng liên kết do quản trị viên gửi.',
  }),
  'person.joined': conflict({
    en: '"{person}" has joined already and needs no invitation.',
    vi: '"{person}" đã kích hoạt tài khoản, không cần lời mời.',
  }),
  'person.not-joined': conflict({
    en: '"{person}" has not accepted the invitation yet.',
    vi: '"{person}" chưa nhận lời mời.',
  }),
  'person.import-faulty': invalid({
    en: 'Nothing was imported: {faultsCount} faults. The first, in row {row}: {problem}.',
    vi: 'Chưa nhập gì: có {faultsCount} lỗi. Lỗi đầu tiên, ở dòng {row}: {problem}.',
  }),
  'person.session-unreadable': invalid({
    en: 'The session file {file} cannot be used. Sign in again: edoc person sign-in.',
    vi: 'Không dùng được tệp phiên làm việc {file}. Hãy đăng nhập lại: edoc person sign-in.',
  }),
  'person.secret-needed': invalid({
    en: 'Nobody is at the terminal to type it: {secret}. Give it with {option}.',
    vi: 'Không có ai ở màn hình để nhập: {secret}. Hãy truyền bằng {option}.',
  }),
};

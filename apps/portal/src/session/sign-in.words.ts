import { catalogue } from '../words/language.js';

export const signInWords = catalogue(
  {
    title: 'Đăng nhập',
    nameLabel: 'Tên đăng nhập',
    passwordLabel: 'Mật khẩu',
    codeLabel: 'Mã xác thực',
    codeHint: 'Sáu số trong ứng dụng xác thực, hoặc một mã dự phòng.',
    act: 'Đăng nhập',
    noAccount: 'Chưa có tài khoản, hoặc mất điện thoại? Quản trị viên gửi cho bạn một đường dẫn để mở tài khoản.',
    forSystems: 'Hệ thống quản lý văn bản kết nối theo',
    documentation: 'tài liệu kết nối',
    otherLanguage: 'English',
    sessionEnded: 'Phiên làm việc đã hết',
  },
  {
    title: 'Sign in',
    nameLabel: 'Name',
    passwordLabel: 'Password',
    codeLabel: 'Code',
    codeHint: 'Six digits of your authenticator, or a recovery code.',
    act: 'Sign in',
    noAccount: 'No account yet, or the phone is lost? An administrator sends you a link that opens an account.',
    forSystems: 'Document management systems connect as described in the',
    documentation: 'documentation',
    otherLanguage: 'Tiếng Việt',
    sessionEnded: 'Your session has ended',
  },
);

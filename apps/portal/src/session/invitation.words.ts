import { catalogue } from '../words/language.js';

export const invitationWords = catalogue(
  {
    welcome: (who: string, name: string) => `Chào ${who}. Tên đăng nhập của bạn là ${name}.`,
    newFactor: (who: string, name: string) => `Chào ${who} (${name}). Cài lại ứng dụng xác thực cho tài khoản của bạn.`,
    until: (when: string) => `Đường dẫn này dùng được một lần, đến ${when}.`,
    scan: 'Quét mã bằng ứng dụng xác thực',
    qr: 'Mã QR cho ứng dụng xác thực',
    orWrite: 'Hoặc nhập tay:',
    newPassword: 'Mật khẩu mới',
    password: 'Mật khẩu đang dùng',
    passwordHint: 'Một câu dài dễ nhớ tốt hơn một từ khó nhớ.',
    repeat: 'Nhập lại mật khẩu',
    differs: 'Hai lần nhập khác nhau.',
    code: 'Mã sáu số trong ứng dụng',
    act: 'Mở tài khoản',
    accepted: 'Tài khoản đã mở.',
    recovery:
      'Giữ các mã dự phòng này ở nơi an toàn: mỗi mã dùng một lần thay cho điện thoại, và sẽ không hiện lại nữa.',
    print: 'In',
    toSignIn: 'Đăng nhập',
  },
  {
    welcome: (who: string, name: string) => `Welcome, ${who}. You sign in as ${name}.`,
    newFactor: (who: string, name: string) => `${who} (${name}), set your authenticator up anew.`,
    until: (when: string) => `This link works once, until ${when}.`,
    scan: 'Scan it with your authenticator',
    qr: 'QR code for the authenticator',
    orWrite: 'Or type it in:',
    newPassword: 'New password',
    password: 'Your password',
    passwordHint: 'A long sentence you remember is better than a hard word.',
    repeat: 'The password again',
    differs: 'The two differ.',
    code: 'Six digits of the authenticator',
    act: 'Open the account',
    accepted: 'The account is open.',
    recovery:
      'Keep these recovery codes in a safe place: each counts once instead of the phone, and they are never shown again.',
    print: 'Print',
    toSignIn: 'Sign in',
  },
);

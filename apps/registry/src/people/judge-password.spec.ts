import { isPasswordAcceptable } from './judge-password.js';

describe('a password', () => {
  it.each([
    'con mèo nhảy qua hàng rào',
    'correct horse battery staple',
    'thuyền-về-bến-sáng-nay',
    'kP9xQ2mW7vLz',
    'ba con vit xoe hai canh',
    '🙂🙃🙂🙃 một hai ba bốn',
  ])('"%s" is long enough and nobody’s first guess', (password) => {
    expect(isPasswordAcceptable(password, 'lan')).toBe(true);
  });

  it.each([
    ['short', 'kP9xQ2mW7vL'],
    ['counted by characters and not by bytes', '🙂🙂🙂🙂🙂🙂'],
    ['one letter', 'aaaaaaaaaaaaaaa'],
    ['a repetition', 'abcabcabcabcabc'],
    ['a run', '1234567890123'],
    ['a run backwards', '098765432109876'],
    ['along the keyboard', 'qwertyuiop[]asdf'],
    ['a common word with figures', 'password202512'],
    ['the same in Vietnamese, ornamented', 'M@tKhẩu-2025!!'],
    ['common words', 'AdminPassword!1'],
    ['the account’s own name and figures', 'nguyen.lan2025'],
    ['figures alone', '197504301975'],
    ['too long to hash', 'x y'.repeat(100)],
  ])('that is %s is refused', (_, password) => {
    expect(isPasswordAcceptable(password, 'nguyen.lan')).toBe(false);
  });
});

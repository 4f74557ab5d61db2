import { conflict, forbidden, invalid, unknown } from './entry.js';

/** The axis' own keys: shown, rotated, taken offline on its own machine, and read by those who verify receipts. */
export const keyErrors = {
  'key.unknown': unknown({
    en: 'The axis never had a {use} key {kid}. "edoc keys" lists those it has and had.',
    vi: 'Trục chưa từng có khóa {use} nào là {kid}. Lệnh "edoc keys" liệt kê các khóa đang dùng và đã dùng.',
  }),
  'key.root-offline': conflict({
    en: 'The root key of the axis is needed and is not in {file}. Name where it is kept with --root-key FILE.',
    vi: 'Cần khóa gốc của trục nhưng không có trong {file}. Hãy chỉ định nơi cất khóa bằng --root-key TỆP.',
  }),
  'key.not-the-root': invalid({
    en: '{file} holds another key than the root certificate of {axis} names.',
    vi: 'Khóa trong {file} không phải khóa của chứng thư gốc của trục {axis}.',
  }),
  'key.passphrase-needed': invalid({
    en: 'The key {file} is encrypted. Call the command in a terminal, where its passphrase is asked for, or name a file that holds it with --passphrase-file FILE.',
    vi: 'Khóa {file} được mã hóa. Hãy chạy lệnh trong cửa sổ dòng lệnh để nhập mật khẩu, hoặc chỉ định tệp chứa mật khẩu bằng --passphrase-file TỆP.',
  }),
  'key.passphrase-wrong': forbidden({
    en: 'This is not the passphrase of the key {file}, or the file is damaged.',
    vi: 'Mật khẩu của khóa {file} không đúng, hoặc tệp bị hỏng.',
  }),
  'key.passphrase-short': invalid({
    en: 'The passphrase is too short: at least {charactersMin} characters.',
    vi: 'Mật khẩu quá ngắn: cần ít nhất {charactersMin} ký tự.',
  }),
  'key.passphrases-differ': invalid({
    en: 'The two passphrases are not the same. Nothing was changed.',
    vi: 'Hai lần nhập mật khẩu không giống nhau. Chưa có gì thay đổi.',
  }),
  'key.lost-since-later': conflict({
    en: 'The key is not trusted since {lostSince} already. That moment can be moved back, never forward.',
    vi: 'Khóa đã không còn được tin từ {lostSince}. Chỉ có thể lùi thời điểm này về trước, không dời về sau.',
  }),
  'key.lost-in-future': invalid({
    en: 'A key is lost since a moment that has been, not since {since}.',
    vi: 'Thời điểm mất khóa phải ở quá khứ, không thể là {since}.',
  }),
  'key.being-changed': conflict({
    en: 'Somebody is changing the keys in {home} just now (process {pid}). Try again when that is done.',
    vi: 'Đang có người thay đổi khóa trong {home} (tiến trình {pid}). Hãy thử lại sau khi việc đó xong.',
  }),
  'key.offline-already': conflict({
    en: 'The root key is not in {file} any more: it was taken offline before.',
    vi: 'Khóa gốc không còn trong {file}: khóa đã được cất đi trước đó.',
  }),
  'key.folder-in-home': invalid({
    en: '{folder} lies in the home of the axis itself. Choose a folder on a medium that you can take away.',
    vi: '{folder} nằm ngay trong thư mục của trục. Hãy chọn thư mục trên thiết bị có thể tháo ra và cất đi.',
  }),
  'key.medium-open': conflict({
    en: 'Every user of this machine could read {file}: this medium keeps no access rights. Encrypt the key with --encrypt.',
    vi: 'Mọi người dùng trên máy đều đọc được {file}: thiết bị này không lưu quyền truy cập. Hãy mã hóa khóa bằng --encrypt.',
  }),
  'key.not-written': conflict({
    en: 'What was read back from {file} is not the key that was written. The key stays where it was; try another medium.',
    vi: 'Dữ liệu đọc lại từ {file} không đúng với khóa đã ghi. Khóa vẫn ở chỗ cũ; hãy thử thiết bị khác.',
  }),
  'key.list-invalid': invalid({
    en: 'This is not a list of keys signed by an axis whose root you trust: {problem}.',
    vi: 'Đây không phải danh sách khóa do trục được tin cậy ký: {problem}.',
  }),
};

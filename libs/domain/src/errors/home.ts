import { conflict, internal } from './entry.js';

/** The folder in which an axis keeps its keys; read at start, on the axis' own machine. */
export const homeErrors = {
  'home.missing': conflict({
    en: 'There is no axis in {home}. Start one with "edoc start", or name its folder with EDOC_HOME.',
    vi: 'Không có trục nào trong {home}. Hãy chạy "edoc start", hoặc chỉ định thư mục bằng EDOC_HOME.',
  }),
  'home.other-axis': conflict({
    en: 'The axis in {home} is called {axis}, and EDOC_AXIS says {wanted}. Its name stands in every receipt and cannot change: set EDOC_AXIS={axis}, or choose another folder with EDOC_HOME.',
    vi: 'Trục trong {home} có tên {axis}, còn EDOC_AXIS là {wanted}. Tên trục nằm trong mọi biên nhận nên không đổi được: hãy đặt EDOC_AXIS={axis}, hoặc chọn thư mục khác bằng EDOC_HOME.',
  }),
  'home.file-missing': internal({
    en: 'The file {file} is missing. Start the axis once with "edoc start", or bring the file back from the backup.',
    vi: 'Thiếu tệp {file}. Hãy chạy "edoc start" một lần, hoặc khôi phục tệp từ bản sao lưu.',
  }),
  'home.file-exposed': conflict({
    en: 'Every user of this machine can read the secret in {file}. Take that right away: chmod 600 {file}',
    vi: 'Mọi người dùng trên máy này đều đọc được bí mật trong {file}. Hãy thu hồi quyền đó: chmod 600 {file}',
  }),
  'home.file-damaged': internal({
    en: 'The file {file} cannot be read as a key or certificate. Bring it back from the backup.',
    vi: 'Không đọc được khóa hoặc chứng thư số trong tệp {file}. Hãy khôi phục từ bản sao lưu.',
  }),
  'home.root-key-offline': conflict({
    en: 'A certificate must be issued and the key {file} is not here. Bring it from where it is kept, start once, and take it away again.',
    vi: 'Cần cấp chứng thư số nhưng không có khóa {file}. Hãy đưa khóa từ nơi cất giữ về, khởi động một lần rồi cất lại.',
  }),
  'home.root-key-in-home': conflict({
    en: 'The root key of the axis still lies beside everything it vouches for, in {file}. Take it away with "edoc keys offline --to FOLDER --encrypt".',
    vi: 'Khóa gốc của trục vẫn nằm chung máy với mọi thứ nó bảo chứng, trong {file}. Hãy cất khóa đi bằng lệnh "edoc keys offline --to THƯ_MỤC --encrypt".',
  }),
  'home.key-mismatch': internal({
    en: 'The key in {file} is not the {use} key {kid} that the list of keys names. Bring the file back from the backup, or make a new key with "edoc keys rotate {use}".',
    vi: 'Khóa trong {file} không phải khóa {use} {kid} nêu trong danh sách khóa. Hãy khôi phục tệp từ bản sao lưu, hoặc tạo khóa mới bằng lệnh "edoc keys rotate {use}".',
  }),
};

import { conflict, internal, invalid, unavailable } from './entry.js';

/** The axis as a whole: starting, stopping, its engines and its configuration. */
export const axisErrors = {
  'axis.internal-error': internal({
    en: 'Something went wrong on our side. Tell the axis administrator[ and quote {occurrence}]; sending the same again is safe.',
    vi: 'Trục gặp sự cố. Hãy báo quản trị viên trục[, kèm mã sự cố {occurrence}]; gửi lại đúng nội dung này là an toàn.',
  }),
  'axis.starting': unavailable({
    en: 'The axis is starting. Try again in a moment.',
    vi: 'Trục đang khởi động. Hãy thử lại sau ít phút.',
  }),
  'axis.stopping': unavailable({
    en: 'The axis is stopping and takes nothing new. Try again in a few minutes.',
    vi: 'Trục đang dừng, không nhận yêu cầu mới. Hãy thử lại sau ít phút.',
  }),
  'axis.database-unavailable': unavailable({
    en: 'The database does not answer. Nothing that has a receipt is lost; try again later.',
    vi: 'Cơ sở dữ liệu chưa trả lời. Những gì đã có biên nhận không bị mất; hãy thử lại sau.',
  }),
  'axis.database-full': unavailable({
    en: 'The disk of the database is full. Nothing that has a receipt is lost; tell the axis administrator, and try again later.',
    vi: 'Đĩa của cơ sở dữ liệu đã đầy. Những gì đã có biên nhận không bị mất; hãy báo quản trị viên trục và thử lại sau.',
  }),
  'axis.too-busy': unavailable({
    en: 'The axis has too much to do right now. Try again later[, in {waitMs}].',
    vi: 'Trục đang quá tải. Hãy thử lại sau[ {waitMs}].',
  }),
  'axis.port-taken': conflict({
    en: 'Port {port} is in use by another program. Stop it, or choose another port[ with {variable}].',
    vi: 'Cổng {port} đang được chương trình khác sử dụng. Hãy dừng chương trình đó hoặc chọn cổng khác[ bằng {variable}].',
  }),
  'axis.not-reachable': unavailable({
    en: 'No axis answers at {url}[ ({problem})]. Is it running? Start it with "edoc start", or name another with EDOC_URL.',
    vi: 'Không có trục nào trả lời tại {url}[ ({problem})]. Trục đã chạy chưa? Chạy "edoc start" hoặc chỉ định địa chỉ bằng EDOC_URL.',
  }),
  'axis.answer-not-understood': unavailable({
    en: 'Something answered at {url} with HTTP {status}, but not in the words of an axis. Check the address, and what stands between.',
    vi: 'Địa chỉ {url} có trả lời (HTTP {status}) nhưng không phải là trục liên thông. Hãy kiểm tra lại địa chỉ và các thiết bị trung gian.',
  }),
  'axis.already-running': conflict({
    en: 'An axis runs in {home} already.',
    vi: 'Đã có một trục đang chạy trong {home}.',
  }),
  'axis.configuration-invalid': invalid({
    en: 'The setting {variable} is not valid: {problem}.',
    vi: 'Thiết lập {variable} không hợp lệ: {problem}.',
  }),
  'axis.version-newer': conflict({
    en: 'The data in {home} was written by a newer version of this software. Install that version.',
    vi: 'Dữ liệu trong {home} do phiên bản phần mềm mới hơn tạo ra. Hãy cài đặt phiên bản đó.',
  }),
  'axis.not-built': conflict({
    en: 'The programs are not built. Run "npm run build" first.',
    vi: 'Chương trình chưa được biên dịch. Hãy chạy "npm run build" trước.',
  }),
};

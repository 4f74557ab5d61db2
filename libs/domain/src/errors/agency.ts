import { conflict, forbidden, invalid, unknown } from './entry.js';

/** Agencies and their codes in the directory. */
export const agencyErrors = {
  'agency.unknown': unknown({
    en: 'The agency code {agency} is not in the directory.',
    vi: 'Mã định danh {agency} không có trong danh mục.',
  }),
  'agency.code-malformed': invalid({
    en: '"{code}" is not an agency code. It has at most 35 characters of 0-9, A-Z and dots, such as H36.15.04 or 000.04.15.H36.',
    vi: '"{code}" không phải mã định danh. Mã có tối đa 35 ký tự gồm 0-9, A-Z và dấu chấm, ví dụ H36.15.04 hoặc 000.04.15.H36.',
  }),
  'agency.closed': conflict({
    en: 'The agency code {agency} was closed at {closedAt}.[ Its successors: {successors}.]',
    vi: 'Mã định danh {agency} đã đóng lúc {closedAt}.[ Cơ quan kế thừa: {successors}.]',
  }),
  'agency.not-yet-live': conflict({
    en: 'The agency {agency} receives only from {opensAt}.',
    vi: 'Cơ quan {agency} chỉ nhận văn bản từ {opensAt}.',
  }),
  'agency.still-joining': conflict({
    en: '{agency} has not gone live yet ({joining}): only test agencies can write to it. Wait until it is live, or ask its administrator (edoc agency show {agency}).',
    vi: 'Cơ quan {agency} chưa kết nối chính thức ({joining}): chỉ đơn vị thử nghiệm gửi được đến cơ quan này. Hãy chờ đến khi kết nối chính thức hoặc hỏi quản trị viên (edoc agency show {agency}).',
  }),
  'agency.for-live-senders': forbidden({
    en: 'The sender has not gone live yet and can write only to test agencies; {agency} is none. Finish what its checklist names (edoc agency show), then ask the administrator to let it go live.',
    vi: 'Nơi gửi chưa kết nối chính thức nên chỉ gửi được đến đơn vị thử nghiệm; {agency} không phải đơn vị thử nghiệm. Hãy hoàn thành các mục còn thiếu (edoc agency show) rồi đề nghị quản trị viên cho kết nối chính thức.',
  }),
  'agency.suspended': conflict({
    en: '{agency} is suspended: nothing new goes to it for now. Ask the axis administrator, or write to another agency.',
    vi: 'Cơ quan {agency} đang tạm ngừng gửi, nhận: hiện không nhận văn bản mới. Hãy hỏi quản trị viên trục hoặc gửi cơ quan khác.',
  }),
  'agency.centre': invalid({
    en: '{agency} is an interconnection centre and not a recipient.',
    vi: '{agency} là trung tâm liên thông, không phải nơi nhận văn bản.',
  }),
  'agency.no-clerk': conflict({
    en: '{agency} works in the portal and has no clerk who has joined: nobody would open what it is sent. Invite one: edoc person add NAME --role clerk --agency {agency}.',
    vi: '{agency} làm việc trên cổng nhưng chưa có văn thư nào đã kích hoạt tài khoản nên không có ai mở văn bản. Hãy mời văn thư: edoc person add NAME --role clerk --agency {agency}.',
  }),
  'agency.list-unknown': unknown({
    en: '{agency} has no saved list of recipients "{list}".',
    vi: '{agency} chưa lưu danh sách nơi nhận "{list}".',
  }),
  'agency.too-many-lists': conflict({
    en: '{agency} has {listsMax} saved lists of recipients already. Delete one first.',
    vi: '{agency} đã lưu {listsMax} danh sách nơi nhận. Hãy xóa bớt trước khi thêm.',
  }),
  'agency.no-system': conflict({
    en: 'No system receives for {agency} yet, and nobody collects for it at the portal.',
    vi: 'Cơ quan {agency} chưa có hệ thống nhận và chưa có người nhận trên cổng.',
  }),
  'agency.exists': conflict({
    en: 'The agency code {agency} is in the directory already. Codes are never used again, not even closed ones.',
    vi: 'Mã định danh {agency} đã có trong danh mục. Mã không được dùng lại, kể cả mã đã đóng.',
  }),
  'agency.parent-unknown': invalid({
    en: 'The parent {parent} of {agency} is not in the directory. Add the parent first.',
    vi: 'Cơ quan cấp trên {parent} của {agency} chưa có trong danh mục. Hãy thêm cơ quan cấp trên trước.',
  }),
  'agency.parent-circle': invalid({
    en: '{agency} cannot stand below {parent}: that would be a circle.',
    vi: '{agency} không thể trực thuộc {parent} vì tạo thành vòng lặp.',
  }),
  'agency.successor-unknown': invalid({
    en: 'The successor {successor} is not in the directory.',
    vi: 'Cơ quan kế thừa {successor} không có trong danh mục.',
  }),
  'agency.own-successor': invalid({
    en: '{agency} cannot be its own successor, nor receive for itself.',
    vi: '{agency} không thể tự kế thừa hoặc tự nhận thay cho chính mình.',
  }),
  'agency.receiver-closed': invalid({
    en: '{receiver} is closed from {closedAt} on and cannot receive for {agency}.',
    vi: '{receiver} đã đóng từ {closedAt}, không thể nhận thay cho {agency}.',
  }),
  'agency.receiver-circle': invalid({
    en: '{receiver} cannot receive for {agency}: what it received would come back to {agency}.',
    vi: '{receiver} không thể nhận thay cho {agency} vì văn bản sẽ quay lại {agency}.',
  }),
  'agency.name-missing': invalid({
    en: 'The agency {agency} needs a name.',
    vi: 'Cơ quan {agency} chưa có tên.',
  }),
  'agency.parent-closed': invalid({
    en: '{agency} cannot stand below {parent} from {changesAt} on: {parent} is closed from {closedAt} on.',
    vi: '{agency} không thể trực thuộc {parent} từ {changesAt} vì {parent} đã đóng từ {closedAt}.',
  }),
  'agency.nothing-to-change': invalid({
    en: 'Nothing of {agency} is named that is to change.',
    vi: 'Chưa nêu nội dung cần thay đổi của {agency}.',
  }),
  'agency.change-outside-validity': conflict({
    en: '{agency} is valid from {opensAt}[ to {closedAt}]; it cannot change from {changesAt} on.',
    vi: '{agency} có hiệu lực từ {opensAt}[ đến {closedAt}]; không thể thay đổi từ {changesAt}.',
  }),
  'agency.too-many-changes': conflict({
    en: '{agency} has changed {changesMax} times; no more changes are kept.',
    vi: '{agency} đã thay đổi {changesMax} lần; không lưu thêm được.',
  }),
  'agency.change-unknown': unknown({
    en: 'No change of {agency} is planned from {changesAt} on.',
    vi: '{agency} không có thay đổi nào dự kiến từ {changesAt}.',
  }),
  'agency.change-in-force': conflict({
    en: 'The change of {agency} has been in force since {changedAt} and cannot be taken back; change it once more instead.',
    vi: 'Thay đổi của {agency} đã có hiệu lực từ {changedAt}, không rút lại được; hãy đăng ký thay đổi mới.',
  }),
  'agency.change-after-closing': conflict({
    en: 'A change of {agency} is planned from {changesAt} on, when it would be closed. Take the change back first.',
    vi: '{agency} có thay đổi dự kiến từ {changesAt}, sau khi đã đóng. Hãy rút lại thay đổi đó trước.',
  }),
  'agency.policy-unknown': invalid({
    en: 'There is no policy "{policy}". Known are packet, attachment, either, both and channel.',
    vi: 'Không có chính sách "{policy}". Các giá trị: packet, attachment, either, both, channel.',
  }),
  'agency.outside-branch': forbidden({
    en: '{agency} does not stand below {branch}, which you administer.',
    vi: '{agency} không trực thuộc {branch} trong phạm vi quản trị của bạn.',
  }),
  'agency.import-line': invalid({
    en: 'Line {line} of the file cannot be read: {problem}.',
    vi: 'Không đọc được dòng {line} của tệp: {problem}.',
  }),
};

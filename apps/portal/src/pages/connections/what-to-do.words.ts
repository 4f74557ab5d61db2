import { catalogue } from '../../words/language.js';

export const whatToDoWords = catalogue(
  {
    otherwise: 'Liên hệ cán bộ phụ trách hệ thống của đơn vị.',
    against: {
      'agency.no-system': 'Gắn đơn vị vào một hệ thống (trang Hệ thống), hoặc mở tài khoản văn thư.',
      'agency.closed': 'Chỉ định nơi nhận thay cho mã đã đóng.',
      'agency.not-yet-live': 'Hoàn thành các bước kết nối của đơn vị.',
      'connection.system-suspended': 'Khắc phục lý do ngừng rồi cho hệ thống kết nối lại (trang Hệ thống).',
      'connection.no-key': 'Cấp khóa mới cho hệ thống (trang Hệ thống) và gửi cho đơn vị vận hành.',
      'connection.never-seen': 'Gọi đơn vị vận hành: kiểm tra địa chỉ trục, khóa và lịch hỏi nhận văn bản.',
      'connection.not-seen': 'Gọi đơn vị vận hành: kiểm tra phần mềm, máy chủ và đường mạng.',
      'connection.carrying-fails': 'Kiểm tra địa chỉ nhận của hệ thống; xem lỗi ở trang Vận hành.',
      'connection.no-certificate': 'Đăng ký chứng thư số của đơn vị (trang Chứng thư số).',
      'connection.no-good-certificate': 'Gia hạn rồi đăng ký chứng thư số mới (trang Chứng thư số).',
      'connection.test-not-sent': 'Chờ vài giây; nếu vẫn còn, xem trang Vận hành.',
      'connection.test-not-fetched': 'Gọi văn thư đơn vị: mở phần mềm và nhận văn bản về.',
      'connection.test-not-confirmed': 'Gọi đơn vị vận hành: phần mềm đã tải nhưng chưa xác nhận.',
      'connection.test-refused': 'Hỏi đơn vị vì sao từ chối; văn bản thật cũng có thể bị từ chối.',
    },
  },
  {
    otherwise: 'Talk to who runs its system.',
    against: {
      'agency.no-system': 'Let a system serve the agency (page Systems), or open an account for a clerk.',
      'agency.closed': 'Name who receives for the closed code.',
      'agency.not-yet-live': 'Finish the joining of the agency.',
      'connection.system-suspended': 'Mend the reason, then let the system go on (page Systems).',
      'connection.no-key': 'Give the system a new key (page Systems), and send it to who runs it.',
      'connection.never-seen': 'Call who runs it: the address of the axis, the key, how often it asks.',
      'connection.not-seen': 'Call who runs it: the program, the server and the line.',
      'connection.carrying-fails': 'Check the address of the system; the page Operations says what fails.',
      'connection.no-certificate': 'Register a certificate of the agency (page Certificates).',
      'connection.no-good-certificate': 'Have it renewed, then register the new one (page Certificates).',
      'connection.test-not-sent': 'Wait some seconds; if it stays, look at the page Operations.',
      'connection.test-not-fetched': 'Call the clerk: open the program and fetch what waits.',
      'connection.test-not-confirmed': 'Call who runs it: it fetched the document and did not confirm.',
      'connection.test-refused': 'Ask why it refuses; it may refuse real documents as well.',
    },
  },
);

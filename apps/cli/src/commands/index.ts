import type { CommandEntry } from './command.js';

/** In the order in which a newcomer needs them. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'start',
    says: {
      vi: 'chạy toàn bộ trục trên máy này; Ctrl-C dừng gọn gàng',
      en: 'run the whole axis on this machine; Ctrl-C stops it cleanly',
    },
    load: async () => (await import('./start.js')).defineStart,
  },
  {
    name: 'demo',
    says: {
      vi: 'chạy trục với một tỉnh mẫu và gửi văn bản đầu tiên ngay trước mắt bạn',
      en: 'run the axis with a sample province and send a first document before your eyes',
    },
    load: async () => (await import('./demo.js')).defineDemo,
  },
  {
    name: 'agency',
    says: { vi: 'quản lý danh mục mã định danh', en: 'keep the register of agency codes' },
    load: async () => (await import('./agency.js')).defineAgency,
  },
  {
    name: 'robots',
    says: {
      vi: 'đơn vị thử nghiệm của trục, để thử gửi, nhận trước khi kết nối chính thức',
      en: 'the axis’ own agencies, to be tried with before going live',
    },
    load: async () => (await import('./robots.js')).defineRobots,
  },
  {
    name: 'certificate',
    says: { vi: 'quản lý chứng thư số cơ quan dùng để ký', en: 'keep the certificates agencies sign with' },
    load: async () => (await import('./certificate.js')).defineCertificate,
  },
  {
    name: 'system',
    says: {
      vi: 'quản lý hệ thống (QLVB) gửi, nhận thay cho cơ quan',
      en: 'keep the systems (DMS) that send and receive for agencies',
    },
    load: async () => (await import('./system.js')).defineSystem,
  },
  {
    name: 'destinations',
    says: {
      vi: 'những nơi trục chuyển gói tin đến, và vì sao chưa chuyển được',
      en: 'where packets are brought to, and why that fails',
    },
    load: async () => (await import('./destinations.js')).defineDestinations,
  },
  {
    name: 'person',
    says: {
      vi: 'quản lý người dùng: quản trị viên, cán bộ kiểm tra, văn thư; đăng nhập',
      en: 'keep people: administrators, auditors, clerks; sign in',
    },
    load: async () => (await import('./person.js')).definePerson,
  },
  {
    name: 'approval',
    says: {
      vi: 'những việc chờ người thứ hai phê duyệt',
      en: 'what waits for a second administrator',
    },
    load: async () => (await import('./approval.js')).defineApproval,
  },
  {
    name: 'audit',
    says: {
      vi: 'nhật ký quản trị: ai đã làm gì, khi nào, từ đâu',
      en: 'the audit log: who did what, when, from where',
    },
    load: async () => (await import('./audit.js')).defineAudit,
  },
  {
    name: 'reorganise',
    says: {
      vi: 'sắp xếp đơn vị: đóng, mở, đổi tên, chuyển hệ thống cùng một thời điểm',
      en: 'reorganise: codes open, close, change and move together at one moment',
    },
    load: async () => (await import('./reorganise.js')).defineReorganise,
  },
  {
    name: 'self-test',
    says: {
      vi: 'thử một cửa của trục từ cả hai đầu: gửi, nhận, xác nhận, phản hồi, lấy lại; in từng bước đạt hay không',
      en: 'try a door of the axis from both ends: send, receive, confirm, answer, take back; prints what passed',
    },
    load: async () => (await import('./self-test.js')).defineSelfTest,
  },
  {
    name: 'pack',
    says: { vi: 'đóng gói bản khai và các tệp thành gói tin', en: 'make a packet of a draft and its files' },
    load: async () => (await import('./pack.js')).definePack,
  },
  {
    name: 'sign',
    says: {
      vi: 'ký số gói tin: exclusive C14N, RSA-SHA256 hoặc ECDSA-SHA256',
      en: 'sign a packet: exclusive C14N, RSA-SHA256 or ECDSA-SHA256',
    },
    load: async () => (await import('./sign.js')).defineSign,
  },
  {
    name: 'send',
    says: {
      vi: 'gửi gói tin đã ký; in mã văn bản và biên nhận của trục',
      en: 'send a signed packet; prints the document’s id and the axis’ receipt',
    },
    load: async () => (await import('./send.js')).defineSend,
  },
  {
    name: 'inbox',
    says: {
      vi: 'giữ chỗ và liệt kê gói tin đang chờ; chưa xác nhận gì',
      en: 'take what waits under a lease and list it; nothing is confirmed',
    },
    load: async () => (await import('./inbox.js')).defineInbox,
  },
  {
    name: 'receive',
    says: {
      vi: 'tải mọi gói tin đang chờ về thư mục; kiểm tra từng gói trước khi xác nhận',
      en: 'fetch all that waits into a folder; each packet is verified before it is confirmed',
    },
    load: async () => (await import('./receive.js')).defineReceive,
  },
  {
    name: 'confirm',
    says: { vi: 'xác nhận đã nhận được gói tin', en: 'say that a leased packet is in your hands' },
    load: async () => (await import('./confirm.js')).defineConfirm,
  },
  {
    name: 'answer',
    says: {
      vi: 'phản hồi một lượt gửi: 02 từ chối, 03 tiếp nhận, 04 phân công, 05 đang xử lý, 06 hoàn thành; 15 đồng ý, 16 không đồng ý cho lấy lại',
      en: 'answer a delivery: 02 refused, 03 taken, 04 assigned, 05 processing, 06 done; 15 agreed, 16 not agreed to a take-back',
    },
    load: async () => (await import('./answer.js')).defineAnswer,
  },
  {
    name: 'agent',
    says: {
      vi: 'gửi, nhận qua thư mục: đặt vào "out" thì được gửi, văn bản đến nằm trong "in"; dành cho nơi chưa có phần mềm kết nối',
      en: 'send and receive by a folder: what lies in "out" is sent, what arrives lies in "in"; for offices without an API',
    },
    load: async () => (await import('./agent.js')).defineAgent,
  },
  {
    name: 'status',
    says: {
      vi: 'gửi gói tin trạng thái của hệ thống: 01–06, 15, 16 của nơi nhận, 13 của nơi gửi',
      en: 'send a status packet your system made: 01–06, 15, 16 of a recipient, 13 of a sender',
    },
    load: async () => (await import('./status.js')).defineStatus,
  },
  {
    name: 'revoke',
    says: {
      vi: 'thu hồi văn bản bằng gói tin thu hồi do nơi gửi lập và ký',
      en: 'declare a document void by a revocation packet its sender made and signed',
    },
    load: async () => (await import('./revoke.js')).defineRevoke,
  },
  {
    name: 'take-back',
    says: {
      vi: 'lấy lại văn bản đã gửi: nơi nào chưa tải thì lấy lại ngay, nơi đã tải thì yêu cầu trả lời',
      en: 'take a sent document back: at once where nobody fetched it, else the recipient is asked',
    },
    load: async () => (await import('./take-back.js')).defineTakeBack,
  },
  {
    name: 'track',
    says: {
      vi: 'văn bản đang ở đâu: diễn biến, đến lượt ai, mọi biên nhận được kiểm tra',
      en: 'where a document is: its timeline, whose move it is, every receipt verified',
    },
    load: async () => (await import('./track.js')).defineTrack,
  },
  {
    name: 'events',
    says: {
      vi: 'những gì xảy ra với các văn bản của bạn, theo thứ tự; --follow: ngay khi xảy ra',
      en: 'what happened to your documents, in order; with --follow as it happens',
    },
    load: async () => (await import('./events.js')).defineEvents,
  },
  {
    name: 'verify',
    says: {
      vi: 'kiểm tra gói tin và biên nhận, không cần mạng; mã thoát 0 chỉ khi tất cả hợp lệ',
      en: 'check packets and receipts, offline; exit 0 only when all are valid',
    },
    load: async () => (await import('./verify.js')).defineVerify,
  },
  {
    name: 'trust',
    says: { vi: 'những gì người khác cần để kiểm tra biên nhận', en: 'what others need to verify this axis’ receipts' },
    load: async () => (await import('./trust.js')).defineTrust,
  },
  {
    name: 'keys',
    says: {
      vi: 'khóa của trục: xem, thay, báo mất, cất khóa gốc, diễn tập',
      en: 'the axis’ own keys: show, rotate, declare lost, take the root offline, rehearse',
    },
    load: async () => (await import('./keys.js')).defineKeys,
  },
  {
    name: 'errors',
    says: {
      vi: 'liệt kê mọi mã lỗi: nội dung, có nên thử lại không',
      en: 'list every error code with what it says and whether to try again',
    },
    load: async () => (await import('./errors.js')).defineErrors,
  },
  {
    name: 'notices',
    says: {
      vi: 'thư và cuộc gọi báo cho cơ quan việc quá hạn, bị từ chối...: đang chờ, không gửi được',
      en: 'mails and calls that tell agencies what is late or was refused: what waits, what failed and why',
    },
    load: async () => (await import('./notices.js')).defineNotices,
  },
  {
    name: 'doctor',
    says: {
      vi: 'khám trục đang chạy: mọi cam kết được giữ, văn bản của mọi biên nhận còn nguyên, lượt gửi nào cũng có bước tiếp theo',
      en: 'check a live axis: every promise kept, every receipt’s document whole, every open delivery with a next move',
    },
    load: async () => (await import('./doctor.js')).defineDoctor,
  },
  {
    name: 'check-connections',
    says: {
      vi: 'mọi cơ quan của một tỉnh, ngành có gửi, nhận được không: "166 / 168", đơn vị nào chưa và vì sao',
      en: 'whether every agency of a branch can send and receive: "166 of 168", which not and why',
    },
    load: async () => (await import('./check-connections.js')).defineCheckConnections,
  },
  {
    name: 'gateway',
    says: {
      vi: 'các cổng không còn được tin, và mở lại một cổng',
      en: 'gateways that are not believed any more, and how to let one in again',
    },
    load: async () => (await import('./gateway.js')).defineGateway,
  },
  {
    name: 'document',
    says: {
      vi: 'căn cứ thu hồi chứng thư số lưu cùng văn bản; mở lại văn bản bị tạm giữ',
      en: 'the answers about revocation kept with a document; release a frozen one',
    },
    load: async () => (await import('./document.js')).defineDocument,
  },
  {
    name: 'dead-letters',
    says: {
      vi: 'lượt gửi đã kết thúc mà chưa đến, chưa ai xử lý: vì sao, từ khi nào, đến lượt ai',
      en: 'what ended without arriving and nobody has dealt with: why, since when, whose move it is',
    },
    load: async () => (await import('./dead-letters.js')).defineDeadLetters,
  },
  {
    name: 'delivery',
    says: {
      vi: 'gửi lại, chuyển hướng, kết thúc, tạm giữ một lượt gửi, có lý do',
      en: 'send a delivery again, redirect, close or freeze it, with a reason',
    },
    load: async () => (await import('./delivery.js')).defineDelivery,
  },
  {
    name: 'bench',
    says: {
      vi: 'đo trên máy này: kiểm tra, tiếp nhận, hành trình, khởi động, bộ nhớ',
      en: 'measure on this machine: judging, accepting, whole journeys, starting, memory',
    },
    load: async () => (await import('./bench.js')).defineBench,
  },
];

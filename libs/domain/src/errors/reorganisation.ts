import { conflict, invalid, unknown } from './entry.js';

/** Codes that close and open together on one moment. */
export const reorganisationErrors = {
  'reorganisation.unknown': unknown({
    en: 'There is no reorganisation "{reorganisation}".',
    vi: 'Không có đợt sắp xếp đơn vị "{reorganisation}".',
  }),
  'reorganisation.malformed': invalid({
    en: 'The reorganisation plan cannot be read: {problem}.',
    vi: 'Không đọc được phương án sắp xếp đơn vị: {problem}.',
  }),
  'reorganisation.in-the-past': invalid({
    en: 'The moment {effectiveAt} lies in the past.',
    vi: 'Thời điểm hiệu lực {effectiveAt} đã qua.',
  }),
  'reorganisation.contradicts': conflict({
    en: 'The plan contradicts the directory: {problem}.',
    vi: 'Phương án mâu thuẫn với danh mục hiện có: {problem}.',
  }),
  'reorganisation.named-twice': invalid({
    en: '{agency} stands in the plan already, at {before}.',
    vi: '{agency} đã có trong phương án, tại {before}.',
  }),
  'reorganisation.end-unclear': invalid({
    en: 'Say of {agency} either who follows it ("successors") or that nobody does ("ends").',
    vi: 'Với {agency}, hãy ghi cơ quan kế thừa ("successors") hoặc ghi rõ là chấm dứt ("ends"), không ghi cả hai.',
  }),
  'reorganisation.successor-closes': invalid({
    en: 'The successor {successor} of {agency} closes with this plan, too. Name who follows {successor}.',
    vi: 'Cơ quan kế thừa {successor} của {agency} cũng đóng trong phương án này. Hãy ghi cơ quan kế thừa {successor}.',
  }),
  'reorganisation.nobody-receives': invalid({
    en: 'Nobody receives for {agency} ("receivesFor"): what is still addressed to it will be refused with its successors named.',
    vi: 'Không có nơi nhận thay cho {agency} ("receivesFor"): văn bản còn gửi đến mã này sẽ bị từ chối, kèm tên cơ quan kế thừa.',
  }),
  'reorganisation.parent-closes': invalid({
    en: '{agency} cannot stand below {parent}, which closes with this plan.',
    vi: '{agency} không thể trực thuộc {parent} vì {parent} đóng trong phương án này.',
  }),
  'reorganisation.orphan': invalid({
    en: '{agency} stays open below {parent}, which closes. Close it, too, or name another parent under "changes".',
    vi: '{agency} vẫn hoạt động trong khi cấp trên {parent} đóng. Hãy đóng cả {agency} hoặc ghi cấp trên mới trong "changes".',
  }),
  'reorganisation.system-suspended': invalid({
    en: 'The system "{system}" is suspended.',
    vi: 'Hệ thống "{system}" đang bị ngừng kết nối.',
  }),
  'reorganisation.no-certificate': invalid({
    en: 'No certificate is registered for {agency} yet: it will be able to receive, and not to send what it signs.',
    vi: 'Chưa đăng ký chứng thư số cho {agency}: cơ quan sẽ nhận được nhưng chưa gửi được văn bản ký số.',
  }),
  'reorganisation.receiver-ends-first': invalid({
    en: '{receiver} is to receive for {agency} until {receivesUntil}, which is not after the moment.',
    vi: '{receiver} nhận thay cho {agency} đến {receivesUntil}, không sau thời điểm hiệu lực.',
  }),
  'reorganisation.has-faults': invalid({
    en: 'The plan has {faults} faults and is not kept; the first stands at {where}: {first}. Rehearse it to read all.',
    vi: 'Phương án có {faults} lỗi nên không được lưu; lỗi đầu tiên tại {where}: {first}. Hãy chạy thử để xem tất cả.',
  }),
  'reorganisation.exists': conflict({
    en: 'There is a reorganisation "{reorganisation}" with other content already. Give this one another name.',
    vi: 'Đã có đợt sắp xếp "{reorganisation}" với nội dung khác. Hãy đặt tên khác.',
  }),
  'reorganisation.revoked': conflict({
    en: 'The reorganisation "{reorganisation}" was revoked at {revokedAt}. Propose it under another name.',
    vi: 'Đợt sắp xếp "{reorganisation}" đã bị hủy lúc {revokedAt}. Hãy đề xuất lại với tên khác.',
  }),
  'reorganisation.built-upon': conflict({
    en: 'The reorganisation cannot be taken back: {agency} was changed since, or others rely on it. Take that back first.',
    vi: 'Không hủy được đợt sắp xếp: {agency} đã thay đổi sau đó hoặc có đơn vị khác dựa vào. Hãy rút lại thay đổi đó trước.',
  }),
  'reorganisation.already-effective': conflict({
    en: 'The reorganisation took effect at {effectiveAt} and can no longer be changed.',
    vi: 'Đợt sắp xếp đơn vị đã có hiệu lực từ {effectiveAt}, không thay đổi được nữa.',
  }),
};

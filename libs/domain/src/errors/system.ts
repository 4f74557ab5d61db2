import { conflict, forbidden, invalid, unavailable, unknown } from './entry.js';

/** Systems (QLVB) and how they are connected. */
export const systemErrors = {
  'system.unknown': unknown({
    en: 'There is no system "{system}".',
    vi: 'Không có hệ thống "{system}".',
  }),
  'system.exists': conflict({
    en: 'There is a system "{system}" already.',
    vi: 'Đã có hệ thống "{system}".',
  }),
  'system.disabled': forbidden({
    en: 'This system was switched off by the axis administrator[: {reason}].',
    vi: 'Hệ thống này đã bị quản trị viên trục ngừng kết nối[: {reason}].',
  }),
  'system.one-agency': invalid({
    en: 'The system of {file} serves one agency, and a test needs two. Name the credentials of another with --with, or the codes with --from and --to.',
    vi: 'Hệ thống trong tệp {file} chỉ phục vụ một cơ quan, còn phép thử cần hai. Hãy chỉ ra hệ thống khác bằng --with, hoặc các mã bằng --from và --to.',
  }),
  'system.agency-taken': conflict({
    en: '{agency} is served by the system "{system}" at that time. Move it with a date.',
    vi: 'Tại thời điểm đó {agency} do hệ thống "{system}" phục vụ. Hãy chuyển hệ thống theo ngày.',
  }),
  'system.move-in-the-past': invalid({
    en: 'An agency moves to another system now or later; {since} lies in the past.',
    vi: 'Chỉ chuyển cơ quan sang hệ thống khác từ bây giờ hoặc về sau; thời điểm {since} đã qua.',
  }),
  'system.key-unknown': unknown({
    en: 'The system "{system}" has no key "{kid}".',
    vi: 'Hệ thống "{system}" không có khóa "{kid}".',
  }),
  'system.too-many-keys': conflict({
    en: 'The system "{system}" has {keys} keys that count still; wait for one to end, or revoke one.',
    vi: 'Hệ thống "{system}" còn {keys} khóa có hiệu lực; hãy đợi khóa cũ hết hạn hoặc thu hồi bớt.',
  }),
  'system.key-invalid': invalid({
    en: 'The key cannot be used[: {problem}].',
    vi: 'Không dùng được khóa này[: {problem}].',
  }),
  'system.door-wrong': forbidden({
    en: 'This system is registered for the door "{door}" and calls another one.',
    vi: 'Hệ thống này đăng ký kết nối qua "{door}" nhưng lại gọi qua cửa khác.',
  }),
  'system.address-refused': invalid({
    en: 'The address {address} may not be called from here: {problem}.',
    vi: 'Không được gọi đến địa chỉ {address} từ trục: {problem}.',
  }),
  'system.no-destination': conflict({
    en: 'The system "{system}" has no address that packets could be brought to. An administrator sets one (edoc system push).',
    vi: 'Hệ thống "{system}" chưa có địa chỉ để trục chuyển gói tin đến. Quản trị viên đặt địa chỉ bằng edoc system push.',
  }),
  'system.is-portal': conflict({
    en: 'The agencies of "{system}" read their post in the portal; nothing is brought there.',
    vi: 'Các cơ quan của "{system}" nhận văn bản trên cổng; trục không chuyển gói tin đến đó.',
  }),
  'system.portal-has-no-keys': conflict({
    en: 'The agencies of "{system}" work in the portal: it is no program that calls, and has neither a key nor a secret. People sign in with their accounts.',
    vi: 'Các cơ quan của "{system}" làm việc trên cổng: đây không phải chương trình gọi đến trục nên không có khóa hay mật khẩu bí mật. Cán bộ đăng nhập bằng tài khoản của mình.',
  }),
  'system.not-reachable': unavailable({
    en: 'The system "{system}" does not answer at {address}: {problem}.',
    vi: 'Hệ thống "{system}" không trả lời tại {address}: {problem}.',
  }),
  'system.registration-awaits': forbidden({
    en: 'The request to register or remove an agency was filed; the axis administrator decides about it.',
    vi: 'Đã ghi nhận đề nghị đăng ký hoặc xóa cơ quan; quản trị viên trục sẽ xem xét.',
  }),
};

import { forbidden, invalid, tooMany, unauthenticated, unavailable } from './entry.js';

/** Who knocks: tokens, assertions, signed headers, scopes and quotas. A refusal says what is missing, never what exists. */
export const callerErrors = {
  'caller.token-missing': unauthenticated({
    en: 'No access token came with the call. Get one at /oauth/token and send it as "Authorization: Bearer …".',
    vi: 'Lời gọi không kèm mã truy cập. Lấy mã tại /oauth/token rồi gửi trong tiêu đề "Authorization: Bearer …".',
  }),
  'caller.token-expired': unauthenticated({
    en: 'The access token ended at {expiredAt}. Get a new one at /oauth/token.',
    vi: 'Mã truy cập hết hạn lúc {expiredAt}. Hãy lấy mã mới tại /oauth/token.',
  }),
  'caller.token-invalid': unauthenticated({
    en: 'The access token was not issued by this axis, or was changed. Get a new one at /oauth/token.',
    vi: 'Mã truy cập không do trục này cấp hoặc đã bị sửa. Hãy lấy mã mới tại /oauth/token.',
  }),
  'caller.scope-missing': forbidden({
    en: 'This call needs the scope "{scope}", which these credentials do not have. Ask the axis administrator for it.',
    vi: 'Lời gọi này cần quyền "{scope}" mà tài khoản kết nối chưa được cấp. Hãy đề nghị quản trị viên trục cấp quyền.',
  }),
  'caller.not-serving': forbidden({
    en: 'This system does not serve {agency}. A system acts only for the agencies it serves; ask the axis administrator to assign it.',
    vi: 'Hệ thống này không phục vụ {agency}. Mỗi hệ thống chỉ được thực hiện cho cơ quan mình phục vụ; hãy đề nghị quản trị viên trục gán cơ quan này.',
  }),
  'caller.serves-nobody': forbidden({
    en: 'This system serves no agency at present, so it sends for nobody. Ask the axis administrator to assign one.',
    vi: 'Hệ thống này hiện không phục vụ cơ quan nào nên không gửi được văn bản. Hãy đề nghị quản trị viên trục gán cơ quan.',
  }),
  'caller.served-too-long-ago': forbidden({
    en: 'This system stopped serving {agency} on {endedAt}. It could answer for what it handled until {allowedUntil}, and sends nothing new.',
    vi: 'Hệ thống này thôi phục vụ {agency} từ {endedAt}. Hệ thống chỉ được trả lời các văn bản đã xử lý đến {allowedUntil} và không được gửi văn bản mới.',
  }),
  'caller.assertion-invalid': unauthenticated({
    en: 'The client assertion is not valid: {problem}. Check the key, the audience[ ({audience})] and the clock.',
    vi: 'Xác nhận của hệ thống (client_assertion) không hợp lệ: {problem}. Hãy kiểm tra khóa, audience[ ({audience})] và đồng hồ máy chủ.',
  }),
  'caller.assertion-replayed': unauthenticated({
    en: 'This client assertion was used before. Make a new one, with a new "jti", for each request.',
    vi: 'Xác nhận (client_assertion) này đã được dùng. Mỗi yêu cầu cần một xác nhận mới với "jti" mới.',
  }),
  'caller.credentials-wrong': unauthenticated({
    en: 'The credentials are not accepted. Check the system identifier and its key or secret.',
    vi: 'Thông tin xác thực không đúng. Hãy kiểm tra mã hệ thống và khóa hoặc mật khẩu bí mật.',
  }),
  'caller.credentials-unreadable': invalid({
    en: 'The credentials file {file} cannot be used: {fault}. Ask the axis administrator for a new one.',
    vi: 'Không dùng được tệp thông tin xác thực {file}: {fault}. Hãy đề nghị quản trị viên trục cấp lại.',
  }),
  'caller.grant-unsupported': invalid({
    en: 'Only grant_type "client_credentials" with a signed client assertion is served here.',
    vi: 'Chỉ hỗ trợ grant_type "client_credentials" kèm client_assertion đã ký.',
  }),
  'caller.signed-header-missing': unauthenticated({
    en: 'The signed header does not contain "{name}", which this call needs.',
    vi: 'Tiêu đề đã ký (sign-header) thiếu "{name}" mà lời gọi này bắt buộc có.',
  }),
  'caller.signed-header-mismatch': unauthenticated({
    en: 'The header "{name}" differs from its signed value.',
    vi: 'Tiêu đề "{name}" khác với giá trị đã ký.',
  }),
  'caller.signed-header-wrong': unauthenticated({
    en: 'The signature of the headers (hash-header) does not match. Check systemId and secret.',
    vi: 'Chữ ký của tiêu đề (hash-header) không khớp. Hãy kiểm tra systemId và secret.',
  }),
  'caller.timestamp-outside': unauthenticated({
    en: 'The timestamp {timestamp} is more than {ageMs} away from our clock ({nowAt}). Correct the clock, or make a new client object.',
    vi: 'Dấu thời gian {timestamp} lệch quá {ageMs} so với đồng hồ của trục ({nowAt}). Hãy chỉnh đồng hồ máy chủ hoặc khởi tạo lại kết nối.',
  }),
  'caller.address-not-allowed': forbidden({
    en: 'Calls of this system are not accepted from its present network address[ ({address})]. Ask the axis administrator to add it.',
    vi: 'Không nhận lời gọi của hệ thống này từ địa chỉ mạng hiện tại[ ({address})]. Hãy đề nghị quản trị viên trục bổ sung địa chỉ.',
  }),
  'caller.locked-out': tooMany({
    en: 'Too many failed attempts. Signing in is possible again at {lockedUntil}.',
    vi: 'Đăng nhập sai quá nhiều lần. Có thể đăng nhập lại sau {lockedUntil}.',
  }),
  'caller.requests-quota': tooMany({
    en: 'The quota of {requestsMax} requests a minute is used up. Wait {waitMs}.',
    vi: 'Đã dùng hết hạn mức {requestsMax} yêu cầu mỗi phút. Hãy chờ {waitMs}.',
  }),
  'caller.bytes-quota': tooMany({
    en: 'The quota of {quotaBytesMax} an hour is used up. Wait {waitMs}.',
    vi: 'Đã dùng hết hạn mức {quotaBytesMax} mỗi giờ. Hãy chờ {waitMs}.',
  }),
  'caller.in-flight-quota': tooMany({
    en: '{inFlightMax} packets of this system are being received already. Send the next when one of them has its receipt.',
    vi: 'Đang nhận đồng thời {inFlightMax} gói tin của hệ thống này. Hãy gửi tiếp khi một gói đã có biên nhận.',
  }),
  'caller.not-permitted': forbidden({
    en: 'This account may not do that. It needs the role of {role}.',
    vi: 'Tài khoản này không được thực hiện việc đó. Cần vai trò {role}.',
  }),
  'caller.system-needed': forbidden({
    en: 'The systems of agencies call this, and no account of a person: use the system of the agency.',
    vi: 'Lời gọi này dành cho hệ thống của cơ quan, không dành cho tài khoản cá nhân; hãy dùng hệ thống của cơ quan.',
  }),
  'caller.system-sends': forbidden({
    en: 'The documents of {agency} are sent by its own system[ ("{system}")]. Send from there, or ask the axis administrator to move the agency to the portal (edoc system move).',
    vi: 'Văn bản của {agency} do hệ thống của cơ quan gửi[ ("{system}")]. Hãy gửi từ hệ thống đó, hoặc đề nghị quản trị viên trục chuyển cơ quan sang cổng (edoc system move).',
  }),
  'caller.no-clerk-of': forbidden({
    en: 'This account is not a clerk of {agency}. Ask the axis administrator, or send in the name of your own agency.',
    vi: 'Tài khoản này không phải văn thư của {agency}. Hãy đề nghị quản trị viên trục, hoặc gửi với tên cơ quan của mình.',
  }),
  'caller.person-needed': forbidden({
    en: 'That needs two persons: an administrator with an account, or the operator, asks for it, and a second administrator approves. A system asks for nothing that has to be approved.',
    vi: 'Việc này cần hai người: quản trị viên có tài khoản hoặc người vận hành trục đề nghị, quản trị viên thứ hai phê duyệt. Hệ thống không đề nghị được việc cần phê duyệt.',
  }),
  'caller.proof-invalid': unauthenticated({
    en: 'The proof of who is calling is not valid, or has ended. Sign in again.',
    vi: 'Bằng chứng về người gọi không hợp lệ hoặc đã hết hạn. Hãy đăng nhập lại.',
  }),
  'caller.cannot-be-checked': unavailable({
    en: 'Who is calling cannot be checked right now. Try again in a moment.',
    vi: 'Hiện chưa kiểm tra được người gọi. Hãy thử lại sau ít phút.',
  }),
};

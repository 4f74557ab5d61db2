import { conflict, forbidden, invalid, tooLarge, unavailable, unknown } from './entry.js';
import { named } from './named-certificate.js';

/** Certificates in the registry and in the trust store. */
export const certificateErrors = {
  'certificate.unknown': unknown({
    en: 'There is no certificate "{certificate}" in the registry.',
    vi: 'Không có chứng thư số "{certificate}" trong danh mục.',
  }),
  'certificate.not-a-certificate': invalid({
    en: 'The file is not an X.509 certificate (PEM or DER).',
    vi: 'Tệp không phải chứng thư số X.509 (PEM hoặc DER).',
  }),
  'certificate.private-key-included': invalid({
    en: 'The file contains a private key. Send the certificate alone, and regard that key as disclosed.',
    vi: 'Tệp có chứa khóa bí mật. Chỉ gửi chứng thư số; hãy coi khóa này là đã lộ.',
  }),
  'certificate.too-large': tooLarge({
    en: 'The certificate is larger than {certificateBytesMax}.',
    vi: 'Chứng thư số vượt quá {certificateBytesMax}.',
  }),
  'certificate.already-registered': conflict({
    en: `The certificate ${named.en} is registered for {agency} already. Register it for another agency only with --also, when that agency’s documents are signed with it.`,
    vi: `Chứng thư số ${named.vi} đã được đăng ký cho {agency}. Chỉ đăng ký thêm cho cơ quan khác (dùng --also) khi văn bản của cơ quan đó ký bằng chứng thư này.`,
  }),
  'certificate.untrusted': invalid({
    en: `The certificate ${named.en} does not lead to an accepted CA: nobody here knows the CA {authority}. Ask the signer for the CA’s certificate and put it into the trust folder, or send it along with the certificate.`,
    vi: `Chứng thư số ${named.vi} không dẫn đến CA được chấp nhận: trục không biết CA {authority}. Hãy xin chứng thư của CA đó, bổ sung vào thư mục tin cậy hoặc gửi kèm chứng thư số.`,
  }),
  'certificate.expired': invalid({
    en: `The certificate ${named.en} has ended; it is {judgedAt} now. Its holder must have it renewed by {issuer}; then register the new one.`,
    vi: `Chứng thư số ${named.vi} đã hết hạn; bây giờ là {judgedAt}. Chủ chứng thư cần gia hạn tại {issuer} rồi đăng ký chứng thư mới.`,
  }),
  'certificate.not-yet-valid': invalid({
    en: `The certificate ${named.en} is not in force yet; it is {judgedAt} now. Register it when it is, or check the clock of this axis.`,
    vi: `Chứng thư số ${named.vi} chưa có hiệu lực; bây giờ là {judgedAt}. Hãy đăng ký khi đã có hiệu lực, hoặc kiểm tra đồng hồ của trục.`,
  }),
  'certificate.revoked': invalid({
    en: `The certificate ${named.en} was revoked at {revokedAt}[ (reason: {reason})][, says {responder}]. Its holder must ask {issuer} for a new one.`,
    vi: `Chứng thư số ${named.vi} đã bị thu hồi lúc {revokedAt}[ (lý do: {reason})][, theo {responder}]. Chủ chứng thư cần đề nghị {issuer} cấp chứng thư mới.`,
  }),
  'certificate.revocation-unknown': unavailable({
    en: 'Whether the certificate {subject} was revoked has not been known since {since}[: {problem}]. From {graceUntil} on documents signed with it are refused: reach its CA, or carry in its list (edoc certificate revocation-list).',
    vi: 'Chưa kiểm tra được chứng thư số {subject} có bị thu hồi hay không, kể từ {since}[: {problem}]. Từ {graceUntil}, văn bản ký bằng chứng thư này bị từ chối: hãy liên hệ CA hoặc nạp danh sách thu hồi (edoc certificate revocation-list).',
  }),
  'certificate.revocation-answer-invalid': invalid({
    en: 'The revocation answer of {responder} is not acceptable: {problem}.',
    vi: 'Không chấp nhận kết quả kiểm tra thu hồi của {responder}: {problem}.',
  }),
  'certificate.key-too-small': invalid({
    en: `The key of the certificate ${named.en} has {bits} bits; RSA needs {bitsMin} or more. Its holder must ask {issuer} for one with a longer key.`,
    vi: `Khóa của chứng thư số ${named.vi} dài {bits} bit; khóa RSA cần từ {bitsMin} bit trở lên. Chủ chứng thư cần đề nghị {issuer} cấp chứng thư với khóa dài hơn.`,
  }),
  'certificate.key-not-accepted': invalid({
    en: `The key of the certificate ${named.en} is of the kind "{keyKind}". RSA and ECDSA on P-256, P-384 or P-521 are accepted. Its holder must ask {issuer} for one of these.`,
    vi: `Khóa của chứng thư số ${named.vi} thuộc loại "{keyKind}". Chỉ nhận RSA và ECDSA trên P-256, P-384 hoặc P-521. Chủ chứng thư cần đề nghị {issuer} cấp lại với loại khóa này.`,
  }),
  'certificate.not-for-signing': invalid({
    en: `The certificate ${named.en} is not meant for digital signatures (key usage). Its holder must sign with the one that {issuer} issued for signing, or ask for one.`,
    vi: `Chứng thư số ${named.vi} không dùng để ký số (key usage). Chủ chứng thư cần dùng chứng thư do {issuer} cấp để ký số, hoặc đề nghị cấp.`,
  }),
  'certificate.not-approved': forbidden({
    en: 'The certificate {subject} waits for the approval of a second administrator.',
    vi: 'Chứng thư số {subject} đang chờ quản trị viên thứ hai phê duyệt.',
  }),
  'certificate.not-for-purpose': invalid({
    en: `The certificate ${named.en} is meant for other purposes only[ ({detail})], not for signing documents. Its holder must ask {issuer} for one for signing documents.`,
    vi: `Chứng thư số ${named.vi} chỉ dùng cho mục đích khác[ ({detail})], không dùng để ký văn bản. Chủ chứng thư cần đề nghị {issuer} cấp chứng thư để ký văn bản.`,
  }),
  'certificate.malformed': invalid({
    en: `The certificate ${named.en} is not written as X.509 demands (DER, RFC 5280), so programs may read it in different ways. Its holder must ask {issuer} to issue it anew.`,
    vi: `Chứng thư số ${named.vi} không đúng khuôn dạng X.509 (DER, RFC 5280) nên mỗi phần mềm có thể đọc một khác. Chủ chứng thư cần đề nghị {issuer} cấp lại.`,
  }),
  'certificate.signature-wrong': invalid({
    en: `The certificate ${named.en} leads to {authority}, which does not carry the signature of the CA that it names: it is forged, or the CA of that name in the trust folder is another one. Ask {issuer}, and do not accept it before.`,
    vi: `Chứng thư số ${named.vi} dẫn đến {authority}, nhưng chữ ký của CA trên đó không đúng: chứng thư bị giả mạo, hoặc CA cùng tên trong thư mục tin cậy là CA khác. Hãy hỏi {issuer}, chưa chấp nhận trước khi rõ.`,
  }),
  'certificate.signature-weak': invalid({
    en: `The certificate ${named.en} leads to {authority}, which its CA signed with an algorithm that is not believed any more (SHA-1 or older). {issuer} must issue anew with SHA-256 or stronger; an administrator may instead trust that CA itself.`,
    vi: `Chứng thư số ${named.vi} dẫn đến {authority}, được CA ký bằng thuật toán không còn an toàn (SHA-1 hoặc cũ hơn). {issuer} cần cấp lại với SHA-256 trở lên; quản trị viên cũng có thể đưa chính CA đó vào thư mục tin cậy.`,
  }),
  'certificate.path-key-weak': invalid({
    en: `The certificate ${named.en} leads to {authority}, whose key is not strong enough[ ({detail})]. That CA must use RSA of 2048 bits or more, or ECDSA on P-256, P-384 or P-521.`,
    vi: `Chứng thư số ${named.vi} dẫn đến {authority}, có khóa không đủ mạnh[ ({detail})]. CA đó cần dùng RSA từ 2048 bit hoặc ECDSA trên P-256, P-384, P-521.`,
  }),
  'certificate.extension-unknown': invalid({
    en: `The certificate ${named.en} leads to {authority}, which has an extension that must be understood and is not[ ({detail})]. Ask {issuer} for a certificate without it.`,
    vi: `Chứng thư số ${named.vi} dẫn đến {authority}, có phần mở rộng bắt buộc phải hiểu mà trục không biết[ ({detail})]. Hãy đề nghị {issuer} cấp chứng thư không có phần đó.`,
  }),
  'certificate.issuer-not-a-ca': invalid({
    en: `The certificate ${named.en} was issued by means of {authority}, which is not a CA’s certificate and may not issue others. Do not accept it; tell the CA above {authority}.`,
    vi: `Chứng thư số ${named.vi} được cấp bằng {authority}, không phải chứng thư của CA và không được cấp cho bên khác. Không chấp nhận; hãy báo CA cấp trên của {authority}.`,
  }),
  'certificate.path-too-long': invalid({
    en: `The certificate ${named.en} has {authority} among its CAs, and a CA above does not allow one so far below (path length). {issuer} must have that settled with the CA above.`,
    vi: `Chứng thư số ${named.vi} có {authority} trong chuỗi CA, nhưng CA cấp trên không cho phép thêm cấp dưới như vậy (path length). {issuer} cần làm rõ với CA cấp trên.`,
  }),
  'certificate.name-not-permitted': invalid({
    en: `The certificate ${named.en} leads to {authority}, whose name is outside what its CAs may give (name constraints). {issuer} must issue it under a name it may give.`,
    vi: `Chứng thư số ${named.vi} dẫn đến {authority}, có tên nằm ngoài phạm vi CA được phép cấp (name constraints). {issuer} cần cấp lại với tên thuộc phạm vi.`,
  }),
  'certificate.policy-missing': invalid({
    en: `The certificate ${named.en} lacks the certificate policy that {authority} demands. {issuer} must issue it under an allowed policy.`,
    vi: `Chứng thư số ${named.vi} thiếu chính sách chứng thư mà {authority} yêu cầu. {issuer} cần cấp lại theo chính sách được phép.`,
  }),
  'certificate.issuer-expired': invalid({
    en: `The certificate ${named.en} leads to the CA {authority}, which had ended at {judgedAt} (valid from {authorityFromAt} to {authorityUntil}). {issuer} has a renewed one: put it into the trust folder or send it along.`,
    vi: `Chứng thư số ${named.vi} dẫn đến CA {authority}, đã hết hạn vào thời điểm {judgedAt} (hiệu lực từ {authorityFromAt} đến {authorityUntil}). Hãy lấy chứng thư CA mới từ {issuer}, bổ sung vào thư mục tin cậy hoặc gửi kèm.`,
  }),
  'certificate.issuer-not-yet-valid': invalid({
    en: `The certificate ${named.en} leads to the CA {authority}, which was not in force yet at {judgedAt} (valid from {authorityFromAt} to {authorityUntil}). Take the certificate that {issuer} had at that time, or check the clock.`,
    vi: `Chứng thư số ${named.vi} dẫn đến CA {authority}, chưa có hiệu lực vào thời điểm {judgedAt} (hiệu lực từ {authorityFromAt} đến {authorityUntil}). Hãy dùng chứng thư mà {issuer} có vào lúc đó, hoặc kiểm tra đồng hồ.`,
  }),
};

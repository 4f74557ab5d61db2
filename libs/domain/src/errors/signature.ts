import { forbidden, invalid, tooLarge, unavailable } from './entry.js';
import { named } from './named-certificate.js';

/**
 * The packet's XML signature. The first group is one code for each verdict that can refuse a document; the second says
 * what exactly is wrong with a signature.
 */
export const signatureErrors = {
  'signature.absent': forbidden({
    en: 'The packet is not signed, and the policy for {agency} asks for a packet signature. Sign it with a certificate registered for {agency}.',
    vi: 'Gói tin không ký số, trong khi chính sách áp dụng cho {agency} yêu cầu ký số gói tin. Hãy ký bằng chứng thư số đã đăng ký cho {agency}.',
  }),
  'signature.unsupported': forbidden({
    en: 'The packet signature is not of a kind this axis verifies[ ({problem})], so it counts as absent; the policy for {agency} asks for one. Sign it in the way that docs/integrating.md describes.',
    vi: 'Chữ ký số trên gói tin thuộc dạng trục không kiểm tra được[ ({problem})] nên coi như không ký; chính sách áp dụng cho {agency} yêu cầu ký số. Hãy ký theo cách nêu trong docs/integrating.md.',
  }),
  'signature.invalid': invalid({
    en: 'The packet was changed after it was signed with the certificate {subject} (serial {serial}). Sign it again and send it unchanged.',
    vi: 'Gói tin đã bị thay đổi sau khi ký bằng chứng thư số {subject} (số sê-ri {serial}). Hãy ký lại và gửi nguyên vẹn.',
  }),
  'signature.untrusted': forbidden({
    en: `The certificate ${named.en} does not lead to a CA this axis trusts: nobody here knows the CA {authority}. Sign with a certificate of an accepted CA, or ask the axis administrator to accept that CA.`,
    vi: `Chứng thư số ${named.vi} không dẫn đến CA được trục tin cậy: trục không biết CA {authority}. Hãy ký bằng chứng thư số của CA được chấp nhận, hoặc đề nghị quản trị viên trục chấp nhận CA đó.`,
  }),
  'signature.expired': forbidden({
    en: `The certificate ${named.en} had ended when the signature was judged, at {judgedAt}. The sender must have it renewed by {issuer}, have the new one registered, and sign again.`,
    vi: `Chứng thư số ${named.vi} đã hết hạn khi kiểm tra chữ ký, lúc {judgedAt}. Nơi gửi cần gia hạn tại {issuer}, đăng ký chứng thư mới rồi ký lại.`,
  }),
  'signature.not-yet-valid': forbidden({
    en: `The certificate ${named.en} was not in force yet when the signature was judged, at {judgedAt}. The sender must wait, or sign with one that is in force.`,
    vi: `Chứng thư số ${named.vi} chưa có hiệu lực khi kiểm tra chữ ký, lúc {judgedAt}. Nơi gửi cần chờ, hoặc ký bằng chứng thư đang có hiệu lực.`,
  }),
  'signature.revoked': forbidden({
    en: `The certificate ${named.en} was revoked at {revokedAt}[ (reason: {reason})][, says {responder}]. The sender must ask {issuer} for a new one, have it registered, and sign again.`,
    vi: `Chứng thư số ${named.vi} đã bị thu hồi lúc {revokedAt}[ (lý do: {reason})][, theo {responder}]. Nơi gửi cần đề nghị {issuer} cấp chứng thư mới, đăng ký rồi ký lại.`,
  }),
  'signature.revocation-unknown': unavailable({
    en: `Whether the certificate ${named.en} was revoked has not been known since {since}[: {responder} does not answer]. Documents are accepted and marked until {graceUntil}; by then {issuer} must answer again, or an administrator must carry in its list (edoc certificate revocation-list).`,
    vi: `Chưa kiểm tra được chứng thư số ${named.vi} có bị thu hồi hay không, kể từ {since}[: {responder} không trả lời]. Văn bản vẫn được nhận và đánh dấu đến {graceUntil}; trước lúc đó {issuer} phải trả lời lại, hoặc quản trị viên nạp danh sách thu hồi (edoc certificate revocation-list).`,
  }),
  'signature.agency-closed': forbidden({
    en: `The certificate ${named.en} is that of[ {agencyName},] {closedAgency}, which closed at {closedAt}; what is signed with it since is not valid. Sign with a certificate of {agency}.`,
    vi: `Chứng thư số ${named.vi} là của[ {agencyName},] {closedAgency}, cơ quan đã đóng từ {closedAt}; chữ ký thực hiện từ thời điểm đó không có giá trị. Hãy ký bằng chứng thư số của {agency}.`,
  }),
  'signature.wrong-agency': forbidden({
    en: `The certificate ${named.en} is registered, but not for {agency}. Sign with a certificate of {agency}, or have the axis administrator register this one for it.`,
    vi: `Chứng thư số ${named.vi} đã đăng ký nhưng không thuộc {agency}. Hãy ký bằng chứng thư số của {agency}, hoặc đề nghị quản trị viên trục đăng ký chứng thư này cho cơ quan.`,
  }),
  'signature.weak': forbidden({
    en: 'The signature uses {algorithm}, which is too weak. Sign with SHA-256 or stronger, or ask the administrator to allow it.',
    vi: 'Chữ ký số dùng thuật toán {algorithm} đã yếu. Hãy ký bằng SHA-256 trở lên hoặc đề nghị quản trị viên cho phép.',
  }),

  'signature.digest-mismatch': invalid({
    en: 'The packet was changed after it was signed, even if only in its white space. Send the packet exactly as it was signed, or sign it anew.[ (Digest {computedDigest}, signed {signedDigest}.)]',
    vi: 'Gói tin đã bị thay đổi sau khi ký số, dù chỉ là khoảng trắng. Hãy gửi đúng gói tin đã ký, hoặc ký lại.[ (Mã băm {computedDigest}, đã ký {signedDigest}.)]',
  }),
  'signature.value-mismatch': invalid({
    en: `The signature value was not made with the key of the certificate ${named.en}, or SignedInfo was changed. The sender must sign again with the key that belongs to it.`,
    vi: `Giá trị chữ ký không khớp với khóa của chứng thư số ${named.vi}, hoặc phần SignedInfo đã bị sửa. Nơi gửi cần ký lại bằng đúng khóa của chứng thư.`,
  }),
  'signature.digest-malformed': invalid({
    en: 'DigestValue is not base64 of {expectedBytes}; nothing but base64 and white space may stand in it. Have the sending system sign as docs/integrating.md describes.',
    vi: 'DigestValue không phải base64 của {expectedBytes}; trong đó chỉ được có base64 và khoảng trắng. Hãy cho hệ thống gửi ký theo docs/integrating.md.',
  }),
  'signature.value-malformed': invalid({
    en: 'SignatureValue is not plain base64; nothing but base64 and white space may stand in it. Have the sending system sign as docs/integrating.md describes.',
    vi: 'SignatureValue không phải base64; trong đó chỉ được có base64 và khoảng trắng. Hãy cho hệ thống gửi ký theo docs/integrating.md.',
  }),
  'signature.two-signatures': invalid({
    en: 'The packet carries more than one signature. Exactly one is accepted, directly inside edXMLHeader. Have the sending system sign as docs/integrating.md describes.',
    vi: 'Gói tin có nhiều hơn một chữ ký số. Chỉ nhận một chữ ký, đặt trực tiếp trong edXMLHeader. Hãy cho hệ thống gửi ký theo docs/integrating.md.',
  }),
  'signature.misplaced': invalid({
    en: 'An XML signature stands inside "{parent}". Its only place is directly inside edXMLHeader. Have the sending system sign as docs/integrating.md describes.',
    vi: 'Chữ ký số XML đặt trong "{parent}". Chữ ký chỉ được đặt trực tiếp trong edXMLHeader. Hãy cho hệ thống gửi ký theo docs/integrating.md.',
  }),
  'signature.two-signed-infos': invalid({
    en: 'The signature contains more than one SignedInfo. Have the sending system sign as docs/integrating.md describes.',
    vi: 'Chữ ký số chứa nhiều hơn một SignedInfo. Hãy cho hệ thống gửi ký theo docs/integrating.md.',
  }),
  'signature.part-missing': invalid({
    en: 'The signature has no {element}. Have the sending system sign as docs/integrating.md describes.',
    vi: 'Chữ ký số thiếu phần {element}. Hãy cho hệ thống gửi ký theo docs/integrating.md.',
  }),
  'signature.part-repeated': invalid({
    en: 'The signature has more than one {element}. Have the sending system sign as docs/integrating.md describes.',
    vi: 'Chữ ký số có nhiều hơn một phần {element}. Hãy cho hệ thống gửi ký theo docs/integrating.md.',
  }),
  'signature.too-large': tooLarge({
    en: 'The signature element is larger than {signatureBytesMax}. Have the sending system sign as docs/integrating.md describes.',
    vi: 'Phần chữ ký số vượt quá {signatureBytesMax}. Hãy cho hệ thống gửi ký theo docs/integrating.md.',
  }),
  'signature.algorithm-not-accepted': invalid({
    en: 'The signature algorithm[ "{algorithm}"] is not accepted. Use RSA (PKCS#1 v1.5 or PSS) or ECDSA with SHA-256, 384 or 512.',
    vi: 'Không nhận thuật toán ký[ "{algorithm}"]. Hãy dùng RSA (PKCS#1 v1.5 hoặc PSS) hoặc ECDSA với SHA-256, 384 hoặc 512.',
  }),
  'signature.digest-not-accepted': invalid({
    en: 'The digest algorithm[ "{algorithm}"] is not accepted. Use SHA-256, 384 or 512.',
    vi: 'Không nhận thuật toán băm[ "{algorithm}"]. Hãy dùng SHA-256, 384 hoặc 512.',
  }),
  'signature.hmac-refused': invalid({
    en: 'The signature uses a shared secret ("{algorithm}"), which proves nothing to others. Sign with a certificate.',
    vi: 'Chữ ký dùng khóa bí mật chung ("{algorithm}"), không có giá trị chứng minh. Hãy ký bằng chứng thư số.',
  }),
  'signature.canonicalization-not-accepted': invalid({
    en: 'The canonicalization[ "{algorithm}"] is not accepted. Use C14N 1.0 or exclusive C14N, without comments.',
    vi: 'Không nhận phương pháp chuẩn hóa[ "{algorithm}"]. Hãy dùng C14N 1.0 hoặc Exclusive C14N, không kèm chú thích.',
  }),
  'signature.transform-not-accepted': invalid({
    en: 'The transform[ "{algorithm}"] is not accepted. Use enveloped-signature, then at most one canonicalization.',
    vi: 'Không nhận phép biến đổi[ "{algorithm}"]. Hãy chỉ dùng enveloped-signature rồi đến tối đa một phép chuẩn hóa.',
  }),
  'signature.reference-not-accepted': invalid({
    en: 'The signature[ refers to "{uri}" and] is not about the whole packet. It must be, with URI="".',
    vi: 'Chữ ký[ tham chiếu đến "{uri}",] không bao gồm toàn bộ gói tin. Chữ ký phải dùng URI="".',
  }),
  'signature.reference-count': invalid({
    en: 'The signature has {references} references; exactly one is accepted. Have the sending system sign as docs/integrating.md describes.',
    vi: 'Chữ ký có {references} tham chiếu; chỉ nhận đúng một. Hãy cho hệ thống gửi ký theo docs/integrating.md.',
  }),
  'signature.key-too-small': invalid({
    en: `The key of the certificate ${named.en} has {bits} bits; RSA needs {bitsMin} or more. The sender must ask {issuer} for a longer one.`,
    vi: `Khóa của chứng thư số ${named.vi} dài {bits} bit; khóa RSA cần từ {bitsMin} bit trở lên. Nơi gửi cần đề nghị {issuer} cấp chứng thư với khóa dài hơn.`,
  }),
  'signature.key-not-accepted': invalid({
    en: `The key of the certificate ${named.en} is of the kind "{keyKind}". RSA and ECDSA on P-256, P-384 or P-521 are accepted. The sender must ask {issuer} for one of these.`,
    vi: `Khóa của chứng thư số ${named.vi} thuộc loại "{keyKind}". Chỉ nhận RSA và ECDSA trên P-256, P-384 hoặc P-521. Nơi gửi cần đề nghị {issuer} cấp lại với loại khóa này.`,
  }),
  'signature.key-does-not-fit': invalid({
    en: `The algorithm "{algorithm}" does not fit the key of the certificate ${named.en}. The sender must sign with an algorithm of that key.`,
    vi: `Thuật toán "{algorithm}" không phù hợp với khóa của chứng thư số ${named.vi}. Nơi gửi cần ký bằng thuật toán hợp với khóa.`,
  }),
  'signature.certificate-missing': invalid({
    en: 'The signature does not contain its certificate (KeyInfo/X509Data/X509Certificate). Have the sending system sign as docs/integrating.md describes.',
    vi: 'Chữ ký không kèm chứng thư số (KeyInfo/X509Data/X509Certificate). Hãy cho hệ thống gửi ký theo docs/integrating.md.',
  }),
  'signature.certificate-unreadable': invalid({
    en: 'The certificate inside the signature cannot be read. Have the sending system sign as docs/integrating.md describes.',
    vi: 'Không đọc được chứng thư số kèm trong chữ ký. Hãy cho hệ thống gửi ký theo docs/integrating.md.',
  }),
  'signature.certificate-not-registered': forbidden({
    en: `The certificate ${named.en} is not registered on this axis, so the signature counts as absent. Ask the axis administrator to register it.`,
    vi: `Chứng thư số ${named.vi} chưa đăng ký trên trục nên coi như không ký số. Hãy đề nghị quản trị viên trục đăng ký.`,
  }),
  'signature.placeholder': invalid({
    en: 'The Signature element is a placeholder outside the xmldsig namespace, so the packet counts as unsigned. Sign it where a signature is asked for.',
    vi: 'Phần Signature chỉ là mẫu giữ chỗ, không thuộc không gian tên xmldsig, nên gói tin coi như không ký số. Hãy ký số ở nơi được yêu cầu.',
  }),
  'signature.revocation-grace-over': unavailable({
    en: `Whether the certificate ${named.en} was revoked has not been known since {since}[: {responder} does not answer], and the days of grace ended at {graceUntil}. The axis administrator must reach {issuer} or carry in its list (edoc certificate revocation-list); the sender may sign with another certificate.`,
    vi: `Chưa kiểm tra được chứng thư số ${named.vi} có bị thu hồi hay không, kể từ {since}[: {responder} không trả lời], và thời gian chờ cho phép đã hết lúc {graceUntil}. Quản trị viên trục cần liên hệ {issuer} hoặc nạp danh sách thu hồi (edoc certificate revocation-list); nơi gửi có thể ký bằng chứng thư khác.`,
  }),
};

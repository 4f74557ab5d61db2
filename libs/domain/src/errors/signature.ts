import { forbidden, invalid, tooLarge, unavailable } from './entry.js';

/**
 * The packet's XML signature. The first group is one code for each verdict that can refuse a document; the second says
 * what exactly is wrong with a signature.
 */
export const signatureErrors = {
  'signature.absent': forbidden({
    en: 'The packet is not signed, and the policy for {agency} asks for a packet signature.',
    vi: 'Gói tin không ký số, trong khi chính sách áp dụng cho {agency} yêu cầu ký số gói tin.',
  }),
  'signature.unsupported': forbidden({
    en: 'The packet signature is not of a kind this axis verifies[ ({problem})], so it counts as absent; the policy for {agency} asks for one.',
    vi: 'Chữ ký số trên gói tin thuộc dạng trục không kiểm tra được[ ({problem})] nên coi như không ký; chính sách áp dụng cho {agency} yêu cầu ký số.',
  }),
  'signature.invalid': invalid({
    en: 'The packet was changed after it was signed with the certificate {subject} (serial {serial}). Sign it again and send it unchanged.',
    vi: 'Gói tin đã bị thay đổi sau khi ký bằng chứng thư số {subject} (số sê-ri {serial}). Hãy ký lại và gửi nguyên vẹn.',
  }),
  'signature.untrusted': forbidden({
    en: 'The certificate {subject} was issued by {issuer}, which this axis does not trust. Sign with a certificate of an accepted CA.',
    vi: 'Chứng thư số {subject} do {issuer} cấp, là CA không được trục tin cậy. Hãy ký bằng chứng thư số của CA được chấp nhận.',
  }),
  'signature.expired': forbidden({
    en: 'The certificate {subject} (serial {serial}) ended at {validUntil}. Renew it and sign again.',
    vi: 'Chứng thư số {subject} (số sê-ri {serial}) hết hạn lúc {validUntil}. Hãy gia hạn rồi ký lại.',
  }),
  'signature.not-yet-valid': forbidden({
    en: 'The certificate {subject} (serial {serial}) is valid only from {validFromAt}.',
    vi: 'Chứng thư số {subject} (số sê-ri {serial}) chỉ có hiệu lực từ {validFromAt}.',
  }),
  'signature.revoked': forbidden({
    en: 'The certificate {subject} (serial {serial}) was revoked at {revokedAt} by {issuer}[ (reason: {reason})]. Sign with a valid certificate.',
    vi: 'Chứng thư số {subject} (số sê-ri {serial}) đã bị {issuer} thu hồi lúc {revokedAt}[ (lý do: {reason})]. Hãy ký bằng chứng thư số còn hiệu lực.',
  }),
  'signature.revocation-unknown': unavailable({
    en: 'Whether the certificate {subject} was revoked has not been known since {since}[: {responder} does not answer]. The days of grace are over; ask the CA, or let an administrator carry in its list.',
    vi: 'Chưa kiểm tra được chứng thư số {subject} có bị thu hồi hay không, kể từ {since}[: {responder} không trả lời]. Đã quá thời gian chờ cho phép; hãy liên hệ CA hoặc nhờ quản trị viên nạp danh sách thu hồi.',
  }),
  'signature.wrong-agency': forbidden({
    en: 'The certificate {subject} is registered, but not for {agency}. Sign with a certificate of {agency}, or have this one registered for it.',
    vi: 'Chứng thư số {subject} không thuộc {agency}. Hãy ký bằng chứng thư số của {agency} hoặc đề nghị đăng ký chứng thư số này cho cơ quan.',
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
    en: 'The signature value was not made with the key of the certificate {subject}, or SignedInfo was changed.',
    vi: 'Giá trị chữ ký không khớp với khóa của chứng thư số {subject}, hoặc phần SignedInfo đã bị sửa.',
  }),
  'signature.digest-malformed': invalid({
    en: 'DigestValue is not base64 of {expectedBytes}; nothing but base64 and white space may stand in it.',
    vi: 'DigestValue không phải base64 của {expectedBytes}; trong đó chỉ được có base64 và khoảng trắng.',
  }),
  'signature.value-malformed': invalid({
    en: 'SignatureValue is not plain base64; nothing but base64 and white space may stand in it.',
    vi: 'SignatureValue không phải base64; trong đó chỉ được có base64 và khoảng trắng.',
  }),
  'signature.two-signatures': invalid({
    en: 'The packet carries more than one signature. Exactly one is accepted, directly inside edXMLHeader.',
    vi: 'Gói tin có nhiều hơn một chữ ký số. Chỉ nhận một chữ ký, đặt trực tiếp trong edXMLHeader.',
  }),
  'signature.misplaced': invalid({
    en: 'An XML signature stands inside "{parent}". Its only place is directly inside edXMLHeader.',
    vi: 'Chữ ký số XML đặt trong "{parent}". Chữ ký chỉ được đặt trực tiếp trong edXMLHeader.',
  }),
  'signature.two-signed-infos': invalid({
    en: 'The signature contains more than one SignedInfo.',
    vi: 'Chữ ký số chứa nhiều hơn một SignedInfo.',
  }),
  'signature.part-missing': invalid({
    en: 'The signature has no {element}.',
    vi: 'Chữ ký số thiếu phần {element}.',
  }),
  'signature.part-repeated': invalid({
    en: 'The signature has more than one {element}.',
    vi: 'Chữ ký số có nhiều hơn một phần {element}.',
  }),
  'signature.too-large': tooLarge({
    en: 'The signature element is larger than {signatureBytesMax}.',
    vi: 'Phần chữ ký số vượt quá {signatureBytesMax}.',
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
    vi: 'Không nhận phép biến đổi[ "{algorithm}"]. Chỉ dùng enveloped-signature rồi đến tối đa một phép chuẩn hóa.',
  }),
  'signature.reference-not-accepted': invalid({
    en: 'The signature[ refers to "{uri}" and] is not about the whole packet. It must be, with URI="".',
    vi: 'Chữ ký[ tham chiếu đến "{uri}",] không bao gồm toàn bộ gói tin. Chữ ký phải dùng URI="".',
  }),
  'signature.reference-count': invalid({
    en: 'The signature has {references} references; exactly one is accepted.',
    vi: 'Chữ ký có {references} tham chiếu; chỉ nhận đúng một.',
  }),
  'signature.key-too-small': invalid({
    en: 'The key of the certificate {subject} has {bits} bits; RSA needs {bitsMin} or more.',
    vi: 'Khóa của chứng thư số {subject} dài {bits} bit; khóa RSA cần từ {bitsMin} bit trở lên.',
  }),
  'signature.key-not-accepted': invalid({
    en: 'The key of the certificate {subject} is of the kind "{keyKind}". RSA and ECDSA on P-256, P-384 or P-521 are accepted.',
    vi: 'Khóa của chứng thư số {subject} thuộc loại "{keyKind}". Chỉ nhận RSA và ECDSA trên P-256, P-384 hoặc P-521.',
  }),
  'signature.key-does-not-fit': invalid({
    en: 'The algorithm "{algorithm}" does not fit the key of the certificate {subject}.',
    vi: 'Thuật toán "{algorithm}" không phù hợp với khóa của chứng thư số {subject}.',
  }),
  'signature.certificate-missing': invalid({
    en: 'The signature does not contain its certificate (KeyInfo/X509Data/X509Certificate).',
    vi: 'Chữ ký không kèm chứng thư số (KeyInfo/X509Data/X509Certificate).',
  }),
  'signature.certificate-unreadable': invalid({
    en: 'The certificate inside the signature cannot be read.',
    vi: 'Không đọc được chứng thư số kèm trong chữ ký.',
  }),
  'signature.certificate-not-registered': forbidden({
    en: 'The certificate {subject} (serial {serial}) is not registered on this axis, so the signature counts as absent. Ask the axis administrator to register it.',
    vi: 'Chứng thư số {subject} (số sê-ri {serial}) chưa đăng ký trên trục nên coi như không ký số. Hãy đề nghị quản trị viên trục đăng ký.',
  }),
  'signature.placeholder': invalid({
    en: 'The Signature element is a placeholder outside the xmldsig namespace, so the packet counts as unsigned.',
    vi: 'Phần Signature chỉ là mẫu giữ chỗ, không thuộc không gian tên xmldsig, nên gói tin coi như không ký số.',
  }),
};

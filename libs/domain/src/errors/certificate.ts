import { conflict, forbidden, invalid, tooLarge, unavailable, unknown } from './entry.js';

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
    en: 'The certificate {subject} (serial {serial}) is registered for {agency} already.',
    vi: 'Chứng thư số {subject} (số sê-ri {serial}) đã được đăng ký cho {agency}.',
  }),
  'certificate.untrusted': invalid({
    en: 'The certificate {subject} was issued by {issuer}, which is not among the accepted CAs. Put the CA into the trust folder first.',
    vi: 'Chứng thư số {subject} do {issuer} cấp, không thuộc các CA được chấp nhận. Hãy bổ sung CA vào thư mục tin cậy trước.',
  }),
  'certificate.path-broken': invalid({
    en: 'No complete path leads from the certificate {subject} to an accepted CA: {problem}.',
    vi: 'Không lập được chuỗi chứng thư từ {subject} đến CA được chấp nhận: {problem}.',
  }),
  'certificate.expired': invalid({
    en: 'The certificate {subject} ended at {validUntil}.',
    vi: 'Chứng thư số {subject} đã hết hạn lúc {validUntil}.',
  }),
  'certificate.not-yet-valid': invalid({
    en: 'The certificate {subject} is valid only from {validFromAt}.',
    vi: 'Chứng thư số {subject} chỉ có hiệu lực từ {validFromAt}.',
  }),
  'certificate.revoked': invalid({
    en: 'The certificate {subject} was revoked at {revokedAt}[ (reason: {reason})].',
    vi: 'Chứng thư số {subject} đã bị thu hồi lúc {revokedAt}[ (lý do: {reason})].',
  }),
  'certificate.revocation-unknown': unavailable({
    en: 'Whether the certificate {subject} was revoked cannot be checked[: {responder} does not answer].',
    vi: 'Chưa kiểm tra được chứng thư số {subject} có bị thu hồi hay không[: {responder} không trả lời].',
  }),
  'certificate.revocation-answer-invalid': invalid({
    en: 'The revocation answer of {responder} is not acceptable: {problem}.',
    vi: 'Không chấp nhận kết quả kiểm tra thu hồi của {responder}: {problem}.',
  }),
  'certificate.key-too-small': invalid({
    en: 'The key of the certificate has {bits} bits; RSA needs {bitsMin} or more.',
    vi: 'Khóa của chứng thư số dài {bits} bit; khóa RSA cần từ {bitsMin} bit trở lên.',
  }),
  'certificate.key-not-accepted': invalid({
    en: 'The key of the certificate is of the kind "{keyKind}". RSA and ECDSA on P-256, P-384 or P-521 are accepted.',
    vi: 'Khóa của chứng thư số thuộc loại "{keyKind}". Chỉ nhận RSA và ECDSA trên P-256, P-384 hoặc P-521.',
  }),
  'certificate.not-for-signing': invalid({
    en: 'The certificate {subject} is not meant for digital signatures (key usage).',
    vi: 'Chứng thư số {subject} không dùng để ký số (key usage).',
  }),
  'certificate.not-approved': forbidden({
    en: 'The certificate {subject} waits for the approval of a second administrator.',
    vi: 'Chứng thư số {subject} đang chờ quản trị viên thứ hai phê duyệt.',
  }),
};

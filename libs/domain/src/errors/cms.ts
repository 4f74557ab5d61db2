import { invalid } from './entry.js';

/** Why a CMS structure (RFC 5652), a signature in a PDF or a time stamp, is not acceptable. */
export const cmsErrors = {
  'cms.unreadable': invalid({
    en: 'It is not a CMS signature (RFC 5652).',
    vi: 'Không phải chữ ký dạng CMS (RFC 5652).',
  }),
  'cms.followed': invalid({
    en: 'Something stands behind the CMS structure.',
    vi: 'Có dữ liệu thừa phía sau cấu trúc CMS.',
  }),
  'cms.part-missing': invalid({
    en: 'The part "{part}" is missing.',
    vi: 'Thiếu phần "{part}".',
  }),
  'cms.part-wrong': invalid({
    en: 'The part "{part}" is repeated, empty or of the wrong form.',
    vi: 'Phần "{part}" bị lặp, rỗng hoặc sai dạng.',
  }),
  'cms.signer-count': invalid({
    en: 'It has {signers} signers; exactly one is accepted.',
    vi: 'Cấu trúc có {signers} người ký; chỉ nhận đúng một.',
  }),
  'cms.certificate-missing': invalid({
    en: 'The signer’s certificate is not in it.',
    vi: 'Thiếu chứng thư số của người ký.',
  }),
  'cms.digests-differ': invalid({
    en: 'Content and signature use different digests.',
    vi: 'Nội dung và chữ ký dùng hai thuật toán băm khác nhau.',
  }),
  'cms.digest-mismatch': invalid({
    en: 'What is signed is not what was signed: the digests differ.',
    vi: 'Nội dung không còn đúng như khi ký: mã băm khác nhau.',
  }),
  'cms.value-mismatch': invalid({
    en: 'The signature value was not made with the key of the certificate {subject}.',
    vi: 'Giá trị chữ ký không khớp với khóa của chứng thư số {subject}.',
  }),
  'cms.not-for-stamping': invalid({
    en: 'The certificate {subject} is not meant for time stamps (extended key usage).',
    vi: 'Chứng thư số {subject} không dùng để cấp dấu thời gian (extended key usage).',
  }),
  'cms.stamped-in-future': invalid({
    en: 'The time stamp says {stampedAt}, which is still to come.',
    vi: 'Dấu thời gian ghi {stampedAt}, là thời điểm chưa đến.',
  }),
};

import type { Bilingual } from '../text/language.js';

/** What a signature is worth. */
export const verdictNames = {
  valid: { vi: 'Chữ ký số hợp lệ', en: 'Valid signature' },
  weak: { vi: 'Hợp lệ, thuật toán yếu', en: 'Valid, weak algorithm' },
  absent: { vi: 'Không ký số', en: 'Not signed' },
  unsupported: { vi: 'Không ký số', en: 'Not signed in a way that can be verified' },
  invalid: { vi: 'Nội dung đã bị thay đổi sau khi ký', en: 'Changed after it was signed' },
  untrusted: { vi: 'CA không được tin cậy', en: 'CA not trusted' },
  expired: { vi: 'Chứng thư số hết hạn', en: 'Certificate expired' },
  'not-yet-valid': { vi: 'Chứng thư số chưa có hiệu lực', en: 'Certificate not yet valid' },
  revoked: { vi: 'Chứng thư số đã bị thu hồi', en: 'Certificate revoked' },
  'revocation-unknown': { vi: 'Chưa kiểm tra được thu hồi', en: 'Revocation could not be checked' },
  'wrong-agency': { vi: 'Chứng thư số không thuộc cơ quan gửi', en: "Not the sending agency's certificate" },
} as const satisfies Record<string, Bilingual>;

export type Verdict = keyof typeof verdictNames;

export const verdicts = Object.keys(verdictNames) as readonly Verdict[];

/** What is said of a PDF file's signatures: of the file it may be that nobody can read it. */
export const pdfVerdictNames = {
  ...verdictNames,
  unreadable: { vi: 'Không đọc được tệp PDF', en: 'PDF file cannot be read' },
} as const satisfies Record<string, Bilingual>;

export type PdfVerdict = keyof typeof pdfVerdictNames;

/** What is said of an attachment: it may be that nobody looked. */
export const attachmentVerdictNames = {
  ...pdfVerdictNames,
  'not-read': { vi: 'Chưa kiểm tra chữ ký số trong tệp', en: 'Signatures in the file were not checked' },
} as const satisfies Record<string, Bilingual>;

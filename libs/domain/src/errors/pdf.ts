import { invalid, tooLarge } from './entry.js';

/** Signatures inside PDF attachments (PAdES; ISO 32000-1 §12.8). Reported with the document; they refuse only where policy asks. */
export const pdfErrors = {
  'pdf.unreadable': invalid({
    en: 'The PDF file "{attachmentName}" cannot be read: {problem}.',
    vi: 'Không đọc được tệp PDF "{attachmentName}": {problem}.',
  }),
  'pdf.encrypted': invalid({
    en: 'The PDF file "{attachmentName}" is protected by a password, so its signatures cannot be checked.',
    vi: 'Tệp PDF "{attachmentName}" được bảo vệ bằng mật khẩu nên không kiểm tra được chữ ký số.',
  }),
  'pdf.not-a-pdf': invalid({
    en: 'The main document "{attachmentName}" is not a PDF file.',
    vi: 'Văn bản chính "{attachmentName}" không phải tệp PDF.',
  }),
  'pdf.too-large': tooLarge({
    en: 'The PDF file "{attachmentName}" is larger than {pdfBytesMax}; its signatures were not checked.',
    vi: 'Tệp PDF "{attachmentName}" vượt quá {pdfBytesMax}; chưa kiểm tra chữ ký số trong tệp.',
  }),
  'pdf.too-many-signatures': tooLarge({
    en: 'The PDF file "{attachmentName}" holds more than {signaturesMax} signatures; the rest were not checked.',
    vi: 'Tệp PDF "{attachmentName}" có quá {signaturesMax} chữ ký số; các chữ ký còn lại chưa được kiểm tra.',
  }),
  'pdf.took-too-long': tooLarge({
    en: 'Checking the PDF file "{attachmentName}" was stopped after {waitMs}.',
    vi: 'Đã dừng kiểm tra tệp PDF "{attachmentName}" sau {waitMs}.',
  }),
  'pdf.no-signature': invalid({
    en: 'The PDF file "{attachmentName}" is not signed.',
    vi: 'Tệp PDF "{attachmentName}" không có chữ ký số.',
  }),
  'pdf.no-organisation-signature': invalid({
    en: 'The main document[ "{attachmentName}"] has no valid signature of the organisation.',
    vi: 'Văn bản chính[ "{attachmentName}"] không có chữ ký số hợp lệ của cơ quan.',
  }),
  'pdf.digest-mismatch': invalid({
    en: 'The file "{attachmentName}" was changed inside the part that {subject} signed.',
    vi: 'Tệp "{attachmentName}" đã bị thay đổi trong phần do {subject} ký.',
  }),
  'pdf.value-mismatch': invalid({
    en: 'The signature of {subject} in "{attachmentName}" was not made with the key of its certificate.',
    vi: 'Chữ ký của {subject} trong tệp "{attachmentName}" không khớp với khóa của chứng thư số.',
  }),
  'pdf.signature-malformed': invalid({
    en: 'A signature in "{attachmentName}" cannot be read: {problem}.',
    vi: 'Không đọc được một chữ ký số trong tệp "{attachmentName}": {problem}.',
  }),
  'pdf.changed-after-signing': invalid({
    en: 'Something was added to "{attachmentName}" after its last signature.',
    vi: 'Tệp "{attachmentName}" có phần được thêm vào sau chữ ký cuối cùng.',
  }),
  'pdf.range-incomplete': invalid({
    en: 'A signature in "{attachmentName}" leaves out more of the file than its own bytes.',
    vi: 'Một chữ ký trong tệp "{attachmentName}" bỏ sót nội dung ngoài phần dành cho chính chữ ký.',
  }),
  'pdf.ranges-overlap': invalid({
    en: 'The parts covered by a signature in "{attachmentName}" overlap each other.',
    vi: 'Các phần do một chữ ký bao phủ trong tệp "{attachmentName}" chồng lên nhau.',
  }),
  'pdf.range-shared': invalid({
    en: 'Two signatures in "{attachmentName}" claim the same part of the file.',
    vi: 'Hai chữ ký trong tệp "{attachmentName}" cùng nhận một phần của tệp.',
  }),
  'pdf.time-stamp-invalid': invalid({
    en: 'The time stamp of a signature in "{attachmentName}" is not valid: {problem}.',
    vi: 'Dấu thời gian của một chữ ký trong tệp "{attachmentName}" không hợp lệ: {problem}.',
  }),
  'pdf.signing-time-unknown': invalid({
    en: 'When {subject} signed "{attachmentName}" cannot be proven: there is no time stamp, and the certificate is no longer valid.',
    vi: 'Không xác định được thời điểm {subject} ký tệp "{attachmentName}": chữ ký không có dấu thời gian và chứng thư số không còn hiệu lực.',
  }),
  'pdf.certificate-no-longer-used': invalid({
    en: 'The certificate {subject} has not been in use since {revokedAt}; the signature was made before and stays valid.',
    vi: 'Chứng thư số {subject} thôi dùng từ {revokedAt}; chữ ký đã thực hiện trước đó vẫn có giá trị.',
  }),
};

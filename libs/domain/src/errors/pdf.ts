import { forbidden, invalid, tooLarge, unavailable } from './entry.js';

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
    en: 'The PDF file "{attachmentName}" holds more than {signaturesMax} signatures; they were not checked.',
    vi: 'Tệp PDF "{attachmentName}" có quá {signaturesMax} chữ ký số; các chữ ký chưa được kiểm tra.',
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
  'pdf.sub-filter-not-accepted': invalid({
    en: 'A signature in "{attachmentName}" is of the kind[ "{subFilter}"], which this axis does not verify. Sign with ETSI.CAdES.detached or adbe.pkcs7.detached.',
    vi: 'Một chữ ký trong tệp "{attachmentName}" thuộc dạng[ "{subFilter}"] mà trục không kiểm tra được. Hãy ký theo dạng ETSI.CAdES.detached hoặc adbe.pkcs7.detached.',
  }),
  'pdf.signature-empty': invalid({
    en: 'A signature in "{attachmentName}" is empty: the place for it was reserved, and nobody signed.',
    vi: 'Một chữ ký trong tệp "{attachmentName}" bị rỗng: đã dành chỗ nhưng chưa có chữ ký.',
  }),
  'pdf.signature-stray': invalid({
    en: 'A signature in "{attachmentName}" was no form field’s value in the file it claims to have signed.',
    vi: 'Một chữ ký trong tệp "{attachmentName}" không thuộc trường chữ ký nào của bản mà nó nhận là đã ký.',
  }),
  'pdf.contents-replaced': invalid({
    en: 'A signature in "{attachmentName}" was put in the place of another: its value does not stand where its range leaves room.',
    vi: 'Một chữ ký trong tệp "{attachmentName}" đã bị thay thế: giá trị chữ ký không nằm ở chỗ mà phạm vi ký để trống.',
  }),
  'pdf.contents-too-large': tooLarge({
    en: 'The signature data in the file[ "{attachmentName}"] is larger than {contentsBytesMax}.',
    vi: 'Dữ liệu chữ ký trong tệp[ "{attachmentName}"] vượt quá {contentsBytesMax}.',
  }),
  'pdf.revision-unreadable': invalid({
    en: 'The part of "{attachmentName}" that a signature covers is not a whole PDF file.',
    vi: 'Phần được ký trong tệp "{attachmentName}" không phải một tệp PDF hoàn chỉnh.',
  }),
  'pdf.changed-after-signing': invalid({
    en: 'The file "{attachmentName}" was changed after {subject} signed it.',
    vi: 'Tệp "{attachmentName}" đã bị thay đổi sau khi {subject} ký.',
  }),
  'pdf.filled-after-signing': invalid({
    en: 'Form fields were filled in or annotations added to "{attachmentName}" after {subject} signed it.',
    vi: 'Tệp "{attachmentName}" đã bị điền biểu mẫu hoặc thêm chú thích sau khi {subject} ký.',
  }),
  'pdf.signed-over': invalid({
    en: 'A later signature in "{attachmentName}" is not valid, so what came with it changed the file after {subject} signed it.',
    vi: 'Một chữ ký sau trong tệp "{attachmentName}" không hợp lệ, nên phần kèm theo chữ ký đó là thay đổi sau khi {subject} ký.',
  }),
  'pdf.certified-unchangeable': invalid({
    en: 'When {subject} signed "{attachmentName}", further changes were ruled out; it was changed nevertheless.',
    vi: 'Khi ký tệp "{attachmentName}", {subject} không cho phép thay đổi thêm, nhưng tệp đã bị thay đổi.',
  }),
  'pdf.range-malformed': invalid({
    en: 'What a signature in "{attachmentName}" covers cannot be made out (ByteRange).',
    vi: 'Không xác định được phạm vi của một chữ ký trong tệp "{attachmentName}" (ByteRange).',
  }),
  'pdf.range-beyond-file': invalid({
    en: 'A signature in "{attachmentName}" claims bytes behind the end of the file.',
    vi: 'Một chữ ký trong tệp "{attachmentName}" nhận cả phần nằm sau cuối tệp.',
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
  'pdf.signing-certificate-differs': invalid({
    en: 'A signature in "{attachmentName}" names another certificate as its own than {subject}.',
    vi: 'Một chữ ký trong tệp "{attachmentName}" chỉ ra chứng thư số khác, không phải {subject}.',
  }),
  'pdf.signing-certificate-missing': invalid({
    en: 'The signature of {subject} in "{attachmentName}" does not say which certificate it was made with, as ETSI.CAdES.detached has to.',
    vi: 'Chữ ký của {subject} trong tệp "{attachmentName}" không chỉ ra chứng thư số đã dùng, trong khi dạng ETSI.CAdES.detached bắt buộc.',
  }),
  'pdf.certificate-not-registered': forbidden({
    en: 'The certificate {subject} (serial {serial}) that signed "{attachmentName}" is not registered on this axis, so it speaks for no agency.',
    vi: 'Chứng thư số {subject} (số sê-ri {serial}) đã ký tệp "{attachmentName}" chưa được đăng ký trên trục nên không đại diện cho cơ quan nào.',
  }),
  'pdf.time-stamp-alone': invalid({
    en: 'A time stamp in "{attachmentName}" proves a moment; it is nobody’s signature.',
    vi: 'Dấu thời gian trong tệp "{attachmentName}" chỉ chứng minh thời điểm, không phải chữ ký của ai.',
  }),
  'pdf.stray-signatures': invalid({
    en: 'The file "{attachmentName}" contains {strays} signatures that belong to no form field; they count for nothing.',
    vi: 'Tệp "{attachmentName}" chứa {strays} chữ ký không thuộc trường nào; các chữ ký này không có giá trị.',
  }),
  'pdf.time-stamp-invalid': invalid({
    en: 'The time stamp of a signature in "{attachmentName}" is not valid: {problem}.',
    vi: 'Dấu thời gian của một chữ ký trong tệp "{attachmentName}" không hợp lệ: {problem}.',
  }),
  'pdf.signing-time-unknown': invalid({
    en: 'When {subject} signed "{attachmentName}" cannot be proven: there is no time stamp, and the certificate is no longer in use.',
    vi: 'Không xác định được thời điểm {subject} ký tệp "{attachmentName}": chữ ký không có dấu thời gian và chứng thư số không còn được dùng.',
  }),
  'pdf.agency-closed-since': invalid({
    en: 'The file "{attachmentName}" was signed by[ {agencyName},] {closedAgency} ({subject}), which has been closed since {closedAt}; what it signed before stays valid.',
    vi: 'Tệp "{attachmentName}" do[ {agencyName},] {closedAgency} ký ({subject}); cơ quan này đã đóng từ {closedAt}, chữ ký thực hiện trước đó vẫn có giá trị.',
  }),
  'pdf.certificate-no-longer-used': invalid({
    en: 'The certificate {subject} has not been in use since {revokedAt}; the signature was made before and stays valid.',
    vi: 'Chứng thư số {subject} thôi dùng từ {revokedAt}; chữ ký đã thực hiện trước đó vẫn có giá trị.',
  }),

  // Why nobody looked into an attachment: its signatures count for nothing, and everybody is told.
  'pdf.reader-failed': invalid({
    en: 'Reading it took more memory than is allowed, or made the reader stop.',
    vi: 'Việc đọc tệp dùng quá bộ nhớ cho phép hoặc làm bộ đọc dừng.',
  }),
  'pdf.reader-busy': unavailable({
    en: 'The signatures in[ "{attachmentName}"] could not be checked within {waitMs}: too much is being read. Send the packet again later.',
    vi: 'Chưa kiểm tra được chữ ký số trong tệp[ "{attachmentName}"] trong {waitMs} vì đang phải đọc quá nhiều tệp. Hãy gửi lại sau.',
  }),
  'pdf.too-many-files': tooLarge({
    en: 'The packet holds more than {pdfsMax} PDF files; "{attachmentName}" was not looked into.',
    vi: 'Gói tin có quá {pdfsMax} tệp PDF; chưa kiểm tra chữ ký số trong tệp "{attachmentName}".',
  }),
  'pdf.report-too-long': tooLarge({
    en: 'What the signatures in "{attachmentName}" consist of is too long to be judged (more than {reportBytesMax}).',
    vi: 'Nội dung các chữ ký trong tệp "{attachmentName}" quá dài (hơn {reportBytesMax}), không xét được.',
  }),
  'pdf.inside-archive': invalid({
    en: 'The signatures of files inside the archive "{attachmentName}" are not checked. Attach the PDF file itself.',
    vi: 'Không kiểm tra chữ ký số của tệp nằm trong tệp nén "{attachmentName}". Hãy đính kèm trực tiếp tệp PDF.',
  }),
  'pdf.not-looked-into': invalid({
    en: 'The signatures in "{attachmentName}" were not checked.',
    vi: 'Chưa kiểm tra chữ ký số trong tệp "{attachmentName}".',
  }),
};

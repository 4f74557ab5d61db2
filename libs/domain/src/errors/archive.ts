import { invalid, tooLarge } from './entry.js';

/**
 * Archives among the attachments, and why files in them were not looked into (of ZIP: APPNOTE.TXT 6.3.10). Reported with the
 * document; they refuse only where the policy asks for the main document's signature.
 */
export const archiveErrors = {
  'archive.end-missing': invalid({
    en: 'The archive[ "{attachmentName}"] does not end as a ZIP file has to; it may have been cut off. The files in it were not checked.',
    vi: 'Tệp nén[ "{attachmentName}"] không kết thúc đúng cách của tệp ZIP, có thể đã bị cắt cụt. Chưa kiểm tra các tệp bên trong.',
  }),
  'archive.bytes-before': invalid({
    en: 'Other bytes stand in front of the files of the archive[ "{attachmentName}"], so not every program sees the same in it. The files in it were not checked.',
    vi: 'Có dữ liệu khác đứng trước các tệp trong tệp nén[ "{attachmentName}"], nên mỗi chương trình có thể thấy nội dung khác nhau. Chưa kiểm tra các tệp bên trong.',
  }),
  'archive.bytes-behind': invalid({
    en: 'Other bytes stand behind the end of the archive[ "{attachmentName}"], from byte {offset} on. The files in it were not checked.',
    vi: 'Có dữ liệu khác nằm sau cuối tệp nén[ "{attachmentName}"], từ byte {offset}. Chưa kiểm tra các tệp bên trong.',
  }),
  'archive.unlisted-bytes': invalid({
    en: 'The archive[ "{attachmentName}"] holds bytes its list of files does not speak of, from byte {offset} on. The files in it were not checked.',
    vi: 'Tệp nén[ "{attachmentName}"] chứa dữ liệu không có trong danh mục tệp, từ byte {offset}. Chưa kiểm tra các tệp bên trong.',
  }),
  'archive.files-overlap': invalid({
    en: 'Files in the archive[ "{attachmentName}"] lie over each other (at "{path}"), as nobody packs them who means well. The files in it were not checked.',
    vi: 'Các tệp trong tệp nén[ "{attachmentName}"] chồng lên nhau (tại "{path}"), dấu hiệu của tệp nén độc hại. Chưa kiểm tra các tệp bên trong.',
  }),
  'archive.headers-differ': invalid({
    en: 'The archive[ "{attachmentName}"] says two things about "{path}", in its list and at the file itself. The files in it were not checked.',
    vi: 'Tệp nén[ "{attachmentName}"] ghi hai thông tin khác nhau về "{path}", ở danh mục và ở chính tệp đó. Chưa kiểm tra các tệp bên trong.',
  }),
  'archive.directory-broken': invalid({
    en: 'The list of files of the archive[ "{attachmentName}"] is damaged at byte {offset}. The files in it were not checked.',
    vi: 'Danh mục tệp của tệp nén[ "{attachmentName}"] bị hỏng tại byte {offset}. Chưa kiểm tra các tệp bên trong.',
  }),
  'archive.several-disks': invalid({
    en: 'The archive[ "{attachmentName}"] is one part of several. The files in it were not checked.',
    vi: 'Tệp nén[ "{attachmentName}"] chỉ là một phần của bộ nhiều phần. Chưa kiểm tra các tệp bên trong.',
  }),
  'archive.name-repeated': invalid({
    en: 'The archive[ "{attachmentName}"] holds two files of the name "{path}"; which of them somebody gets cannot be told. The files in it were not checked.',
    vi: 'Tệp nén[ "{attachmentName}"] chứa hai tệp cùng tên "{path}" nên không biết người nhận sẽ mở tệp nào. Chưa kiểm tra các tệp bên trong.',
  }),
  'archive.name-misleading': invalid({
    en: 'The archive[ "{attachmentName}"] holds a file of the name "{path}", which would be unpacked outside of its folder or reads as something else. The files in it were not checked.',
    vi: 'Tệp nén[ "{attachmentName}"] chứa tệp tên "{path}", có thể bị giải nén ra ngoài thư mục hoặc hiển thị sai tên. Chưa kiểm tra các tệp bên trong.',
  }),
  'archive.name-too-long': tooLarge({
    en: 'A name in the archive[ "{attachmentName}"] is longer than {nameBytesMax}. The files in it were not checked.',
    vi: 'Trong tệp nén[ "{attachmentName}"] có tên tệp dài hơn {nameBytesMax}. Chưa kiểm tra các tệp bên trong.',
  }),
  'archive.too-large': tooLarge({
    en: 'The archive[ "{attachmentName}"] is larger than {archiveBytesMax}. The files in it were not checked.',
    vi: 'Tệp nén[ "{attachmentName}"] vượt quá {archiveBytesMax}. Chưa kiểm tra các tệp bên trong.',
  }),
  'archive.too-many-files': tooLarge({
    en: 'The archive[ "{attachmentName}"] lists more than {filesMax} files. The files in it were not checked.',
    vi: 'Tệp nén[ "{attachmentName}"] có quá {filesMax} tệp. Chưa kiểm tra các tệp bên trong.',
  }),
  'archive.directory-too-large': tooLarge({
    en: 'The list of files of the archive[ "{attachmentName}"] is longer than {directoryBytesMax}. The files in it were not checked.',
    vi: 'Danh mục tệp của tệp nén[ "{attachmentName}"] dài hơn {directoryBytesMax}. Chưa kiểm tra các tệp bên trong.',
  }),
  'archive.unpacked-too-large': tooLarge({
    en: 'The files in the archive[ "{attachmentName}"] are larger than {unpackedBytesMax} together. They were not checked.',
    vi: 'Tổng dung lượng các tệp trong tệp nén[ "{attachmentName}"] vượt quá {unpackedBytesMax}. Chưa kiểm tra các tệp bên trong.',
  }),
  'archive.unpacks-too-much': tooLarge({
    en: 'The archive[ "{attachmentName}"] unpacks to more than {ratioMax} times its size. The files in it were not checked.',
    vi: 'Tệp nén[ "{attachmentName}"] khi giải nén lớn hơn {ratioMax} lần dung lượng nén. Chưa kiểm tra các tệp bên trong.',
  }),
  'archive.took-too-long': tooLarge({
    en: 'Unpacking[ "{attachmentName}"] was stopped after {waitMs}; its signatures were not checked.',
    vi: 'Đã dừng giải nén[ "{attachmentName}"] sau {waitMs}; chưa kiểm tra chữ ký số.',
  }),
  'archive.reader-failed': invalid({
    en: 'Reading[ "{attachmentName}"] used more memory than is allowed, or made the reader stop. Its signatures were not checked.',
    vi: 'Việc đọc tệp[ "{attachmentName}"] dùng quá bộ nhớ cho phép hoặc làm bộ đọc dừng. Chưa kiểm tra chữ ký số trong tệp.',
  }),
  'archive.too-many': tooLarge({
    en: 'The packet holds more than {archivesMax} archives; "{attachmentName}" was not looked into.',
    vi: 'Gói tin có quá {archivesMax} tệp nén; chưa kiểm tra tệp "{attachmentName}".',
  }),
  'archive.files-left': tooLarge({
    en: 'The packet holds more than {pdfsMax} PDF files; {left} files in the archive[ "{attachmentName}"] were not looked into.',
    vi: 'Gói tin có quá {pdfsMax} tệp PDF; chưa kiểm tra {left} tệp trong tệp nén[ "{attachmentName}"].',
  }),
  'archive.kind-not-read': invalid({
    en: 'The archive[ "{attachmentName}"] is of a kind that is not looked into (RAR, 7z and others), so the signatures of the files in it were not checked. Attach the files themselves, or pack them as ZIP.',
    vi: 'Tệp nén[ "{attachmentName}"] thuộc loại không đọc được bên trong (RAR, 7z…) nên chưa kiểm tra chữ ký số của các tệp trong đó. Hãy đính kèm trực tiếp các tệp, hoặc nén bằng định dạng ZIP.',
  }),

  // About one file: the attachment's name is followed by the path inside it.
  'archive.file-encrypted': invalid({
    en: 'The file "{attachmentName}" is protected by a password, so its signatures cannot be checked.',
    vi: 'Tệp "{attachmentName}" được bảo vệ bằng mật khẩu nên không kiểm tra được chữ ký số.',
  }),
  'archive.method-not-accepted': invalid({
    en: 'The file "{attachmentName}" is packed by a method ({method}) that not every program knows; its signatures were not checked. Use ordinary ZIP (Deflate).',
    vi: 'Tệp "{attachmentName}" được nén theo phương pháp ({method}) mà không phải phần mềm nào cũng mở được; chưa kiểm tra chữ ký số. Hãy dùng ZIP thông thường (Deflate).',
  }),
  'archive.file-broken': invalid({
    en: 'The file "{attachmentName}" cannot be unpacked: its packed data is damaged.',
    vi: 'Không giải nén được tệp "{attachmentName}": dữ liệu nén bị hỏng.',
  }),
  'archive.size-differs': invalid({
    en: 'The file "{attachmentName}" unpacks to another length than its archive says.',
    vi: 'Tệp "{attachmentName}" khi giải nén có dung lượng khác với thông tin ghi trong tệp nén.',
  }),
  'archive.checksum-differs': invalid({
    en: 'The file "{attachmentName}" unpacks to other bytes than were packed (CRC-32).',
    vi: 'Tệp "{attachmentName}" khi giải nén không đúng nội dung đã nén (CRC-32).',
  }),
  'archive.file-unpacks-too-much': tooLarge({
    en: 'The file "{attachmentName}" unpacks to more than {ratioMax} times its packed size; its signatures were not checked.',
    vi: 'Tệp "{attachmentName}" khi giải nén lớn hơn {ratioMax} lần dung lượng nén; chưa kiểm tra chữ ký số.',
  }),
  'archive.main-document-unclear': invalid({
    en: 'The main document "{attachmentName}" is an archive of several files, and which of them is the document cannot be told. Attach the document itself, or an archive with nothing else in it.',
    vi: 'Văn bản chính "{attachmentName}" là tệp nén chứa nhiều tệp nên không xác định được tệp nào là văn bản. Hãy đính kèm trực tiếp văn bản, hoặc tệp nén chỉ chứa văn bản đó.',
  }),
};

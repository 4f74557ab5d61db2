import { invalid, tooLarge } from './entry.js';

/** Why a PDF file cannot be read (ISO 32000-2 §7); each is the reason within `pdf.unreadable`. */
export const pdfStructureErrors = {
  'pdf.header-missing': invalid({
    en: 'The file does not begin with %PDF.',
    vi: 'Tệp không bắt đầu bằng %PDF.',
  }),
  'pdf.end-missing': invalid({
    en: 'The file does not end as a PDF file has to (startxref, %%EOF); it may have been cut off.',
    vi: 'Tệp không kết thúc đúng cách (startxref, %%EOF), có thể đã bị cắt cụt.',
  }),
  'pdf.xref-broken': invalid({
    en: 'The list of objects at byte {offset} is damaged.',
    vi: 'Danh mục đối tượng tại byte {offset} bị hỏng.',
  }),
  'pdf.xref-loop': invalid({
    en: 'The lists of objects lead back to each other at byte {offset}.',
    vi: 'Các danh mục đối tượng trỏ vòng về nhau tại byte {offset}.',
  }),
  'pdf.object-broken': invalid({
    en: 'What stands at byte {offset} is not well-formed.',
    vi: 'Nội dung tại byte {offset} sai cấu trúc.',
  }),
  'pdf.object-missing': invalid({
    en: 'The object {object} is missing.',
    vi: 'Thiếu đối tượng {object}.',
  }),
  'pdf.key-repeated': invalid({
    en: 'The key "{key}" stands twice in one dictionary, near byte {offset}.',
    vi: 'Khóa "{key}" lặp lại trong cùng một từ điển, gần byte {offset}.',
  }),
  'pdf.stream-broken': invalid({
    en: 'The packed data at byte {offset} is damaged.',
    vi: 'Dữ liệu nén tại byte {offset} bị hỏng.',
  }),
  'pdf.filter-not-accepted': invalid({
    en: 'The list of objects is packed with "{filter}"; only FlateDecode is read.',
    vi: 'Danh mục đối tượng được nén bằng "{filter}"; chỉ đọc được FlateDecode.',
  }),
  'pdf.inflates-too-much': tooLarge({
    en: 'Packed data in it grows beyond {inflatedBytesMax} or beyond all proportion.',
    vi: 'Dữ liệu nén trong tệp khi giải nén vượt quá {inflatedBytesMax} hoặc lớn bất thường.',
  }),
  'pdf.too-deep': tooLarge({
    en: 'Values lie inside each other more than {depthMax} deep.',
    vi: 'Các giá trị lồng nhau quá {depthMax} cấp.',
  }),
  'pdf.too-many-objects': tooLarge({
    en: 'It has more than {objectsMax} objects.',
    vi: 'Tệp có quá {objectsMax} đối tượng.',
  }),
  'pdf.too-many-revisions': tooLarge({
    en: 'It was changed more than {revisionsMax} times.',
    vi: 'Tệp đã được sửa quá {revisionsMax} lần.',
  }),
  'pdf.too-many-fields': tooLarge({
    en: 'Its form has more than {fieldsMax} fields, or fields too deep inside each other.',
    vi: 'Biểu mẫu trong tệp có quá {fieldsMax} trường hoặc các trường lồng nhau quá sâu.',
  }),
  'pdf.object-too-large': tooLarge({
    en: 'One of its objects is larger than {objectBytesMax}.',
    vi: 'Một đối tượng trong tệp vượt quá {objectBytesMax}.',
  }),
};

import { invalid, tooLarge } from './entry.js';

/** XML 1.0 as far as we accept it: the tokenizer's own codes. `offset` counts bytes of the packet from 0. */
export const xmlErrors = {
  'xml.doctype': invalid({
    en: 'The packet contains a DOCTYPE at byte {offset}. Document type declarations are never accepted; leave it out.',
    vi: 'Gói tin có khai báo DOCTYPE tại byte {offset}. Trục không nhận khai báo DOCTYPE; hãy bỏ khai báo này.',
  }),
  'xml.processing-instruction': invalid({
    en: 'The packet contains a processing instruction (<?…?>) at byte {offset}. Leave it out.',
    vi: 'Gói tin có chỉ thị xử lý (<?…?>) tại byte {offset}. Hãy bỏ chỉ thị này.',
  }),
  'xml.declaration-misplaced': invalid({
    en: 'Something stands before "<?xml", which is at byte {offset}. The declaration must be the very first thing in the packet.',
    vi: 'Có ký tự thừa đứng trước "<?xml" (tại byte {offset}). Khai báo này phải đứng đầu gói tin.',
  }),
  'xml.declaration-malformed': invalid({
    en: 'The XML declaration is malformed. Write <?xml version="1.0" encoding="UTF-8"?>.',
    vi: 'Khai báo XML sai cú pháp. Hãy viết <?xml version="1.0" encoding="UTF-8"?>.',
  }),
  'xml.version-unsupported': invalid({
    en: 'Only XML version 1.0 is accepted; the packet declares "{version}".',
    vi: 'Chỉ nhận XML phiên bản 1.0; gói tin khai báo "{version}".',
  }),
  'xml.encoding-unsupported': invalid({
    en: 'The packet is in {encoding}. Send it in UTF-8 and declare encoding="UTF-8".',
    vi: 'Gói tin dùng bảng mã {encoding}. Hãy gửi bằng UTF-8 và khai báo encoding="UTF-8".',
  }),
  'xml.utf8-invalid': invalid({
    en: 'The bytes at {offset} are not valid UTF-8. Save the packet in UTF-8.',
    vi: 'Dữ liệu tại byte {offset} không đúng bảng mã UTF-8. Hãy lưu gói tin bằng UTF-8.',
  }),
  'xml.character-illegal': invalid({
    en: 'A character that XML does not allow stands at byte {offset}. Remove it.',
    vi: 'Có ký tự XML không cho phép tại byte {offset}. Hãy xóa ký tự này.',
  }),
  'xml.reference-malformed': invalid({
    en: 'An "&" at byte {offset} does not begin a reference. Write &amp; for the character itself.',
    vi: 'Ký tự "&" tại byte {offset} viết sai. Hãy viết &amp; cho chính ký tự này.',
  }),
  'xml.entity-unknown': invalid({
    en: 'The entity "{entity}" at byte {offset} is not accepted. Only &lt; &gt; &amp; &quot; &apos; and character references are.',
    vi: 'Không nhận thực thể "{entity}" tại byte {offset}. Chỉ nhận &lt; &gt; &amp; &quot; &apos; và mã ký tự dạng số.',
  }),
  'xml.cdata-end-in-text': invalid({
    en: 'The characters "]]>" stand in text at byte {offset}. Write "]]&gt;".',
    vi: 'Có chuỗi "]]>" trong phần chữ tại byte {offset}. Hãy viết "]]&gt;".',
  }),
  'xml.comment-malformed': invalid({
    en: 'The comment at byte {offset} contains two hyphens, which may stand only at its end.',
    vi: 'Chú thích tại byte {offset} có hai dấu gạch nối liền nhau; chuỗi này chỉ được đứng ở cuối chú thích.',
  }),
  'xml.markup-malformed': invalid({
    en: 'The "<" at byte {offset} begins nothing that XML knows. Write &lt; for the character itself.',
    vi: 'Ký tự "<" tại byte {offset} không mở đầu thẻ nào. Hãy viết &lt; cho chính ký tự này.',
  }),
  'xml.tag-malformed': invalid({
    en: 'The tag at byte {offset} is malformed.',
    vi: 'Thẻ tại byte {offset} sai cú pháp.',
  }),
  'xml.tag-mismatched': invalid({
    en: 'The end tag at byte {offset} does not close the element that is open.',
    vi: 'Thẻ đóng tại byte {offset} không khớp với thẻ đang mở.',
  }),
  'xml.name-malformed': invalid({
    en: 'The name at byte {offset} is not a name XML allows.',
    vi: 'Tên tại byte {offset} không đúng quy tắc đặt tên của XML.',
  }),
  'xml.less-than-in-value': invalid({
    en: 'A "<" stands in an attribute value at byte {offset}. Write &lt;.',
    vi: 'Có ký tự "<" trong giá trị thuộc tính tại byte {offset}. Hãy viết &lt;.',
  }),
  'xml.attribute-duplicate': invalid({
    en: 'The attribute "{attribute}" stands twice in the tag at byte {offset}.',
    vi: 'Thẻ tại byte {offset} có thuộc tính "{attribute}" bị lặp.',
  }),
  'xml.prefix-unbound': invalid({
    en: 'The prefix "{prefix}" at byte {offset} is bound to no namespace. Declare it with xmlns:{prefix}="…".',
    vi: 'Tiền tố "{prefix}" tại byte {offset} chưa được gắn với không gian tên. Hãy khai báo xmlns:{prefix}="…".',
  }),
  'xml.namespace-relative': invalid({
    en: 'The namespace "{uri}" at byte {offset} is no absolute URI, so the packet has no canonical form that could be signed. Name it by an absolute URI, such as urn:….',
    vi: 'Không gian tên "{uri}" tại byte {offset} không phải URI tuyệt đối nên gói tin không có dạng chuẩn để ký. Hãy đặt tên bằng URI tuyệt đối, chẳng hạn urn:….',
  }),
  'xml.prefix-reserved': invalid({
    en: 'The prefixes xml and xmlns and their namespaces are used wrongly at byte {offset}.',
    vi: 'Tiền tố xml, xmlns hoặc không gian tên của chúng bị dùng sai tại byte {offset}.',
  }),
  'xml.namespace-empty': invalid({
    en: 'The prefix "{prefix}" is bound to an empty namespace at byte {offset}.',
    vi: 'Tiền tố "{prefix}" được gắn với không gian tên rỗng tại byte {offset}.',
  }),
  'xml.root-missing': invalid({
    en: 'The packet contains no element.',
    vi: 'Gói tin không chứa phần tử nào.',
  }),
  'xml.second-root': invalid({
    en: 'A second element follows the root element at byte {offset}. A packet has exactly one.',
    vi: 'Có phần tử thứ hai sau phần tử gốc tại byte {offset}. Gói tin chỉ có một phần tử gốc.',
  }),
  'xml.text-outside-root': invalid({
    en: 'Text stands outside the root element at byte {offset}. Send the packet alone, with nothing before or after it.',
    vi: 'Có chữ thừa nằm ngoài phần tử gốc tại byte {offset}. Hãy chỉ gửi gói tin, không kèm gì trước hoặc sau.',
  }),
  'xml.truncated': invalid({
    en: 'The packet ends at byte {offset} before it is complete. Send the whole packet.',
    vi: 'Gói tin bị cắt cụt tại byte {offset}. Hãy gửi đủ toàn bộ gói tin.',
  }),
  'xml.too-deep': tooLarge({
    en: 'Elements are nested deeper than {limit} levels at byte {offset}.',
    vi: 'Các phần tử lồng nhau quá {limit} cấp tại byte {offset}.',
  }),
  'xml.too-many-attributes': tooLarge({
    en: 'The tag at byte {offset} has more than {limit} attributes.',
    vi: 'Thẻ tại byte {offset} có quá {limit} thuộc tính.',
  }),
  'xml.tag-too-long': tooLarge({
    en: 'The tag at byte {offset} is longer than {limit} bytes.',
    vi: 'Thẻ tại byte {offset} dài quá {limit} byte.',
  }),
  'xml.name-too-long': tooLarge({
    en: 'A name or reference at byte {offset} is longer than {limit} bytes.',
    vi: 'Tên hoặc tham chiếu tại byte {offset} dài quá {limit} byte.',
  }),
  'xml.too-many-namespaces': tooLarge({
    en: 'More than {limit} namespace declarations are in scope at byte {offset}.',
    vi: 'Có quá {limit} khai báo không gian tên cùng hiệu lực tại byte {offset}.',
  }),
};

import { invalid, tooLarge } from './entry.js';

/** XML 1.0 as far as we accept it. `offset` counts bytes from the beginning of the packet, from 0. */
export const xmlErrors = {
  'xml.doctype': invalid({
    en: 'The packet contains a DOCTYPE at byte {offset}. Document type declarations are never accepted; leave it out.',
    vi: 'Gói tin có khai báo DOCTYPE tại byte {offset}. Trục không nhận khai báo DOCTYPE; hãy bỏ khai báo này.',
  }),
  'xml.processing-instruction': invalid({
    en: 'The packet contains a processing instruction at byte {offset}. Leave it out.',
    vi: 'Gói tin có chỉ thị xử lý (<?…?>) tại byte {offset}. Hãy bỏ chỉ thị này.',
  }),
  'xml.before-declaration': invalid({
    en: 'Something stands before "<?xml". A packet begins with "<?xml" or "<", at most after a byte order mark.',
    vi: 'Có ký tự thừa đứng trước "<?xml". Gói tin phải bắt đầu bằng "<?xml" hoặc "<" (có thể có dấu BOM ở trước).',
  }),
  'xml.encoding': invalid({
    en: 'The packet is not in UTF-8 (it declares "{encoding}"). Send UTF-8.',
    vi: 'Gói tin không dùng bảng mã UTF-8 (khai báo "{encoding}"). Hãy gửi bằng UTF-8.',
  }),
  'xml.entity': invalid({
    en: 'The entity "{name}" at byte {offset} is not accepted. Only &lt; &gt; &amp; &quot; &apos; and character references are.',
    vi: 'Không nhận thực thể "{name}" tại byte {offset}. Chỉ nhận &lt; &gt; &amp; &quot; &apos; và mã ký tự dạng số.',
  }),
  'xml.character': invalid({
    en: 'A character that XML does not allow stands at byte {offset}.',
    vi: 'Có ký tự XML không cho phép tại byte {offset}.',
  }),
  'xml.utf8': invalid({
    en: 'The bytes at {offset} are not valid UTF-8.',
    vi: 'Dữ liệu tại byte {offset} không đúng chuẩn UTF-8.',
  }),
  'xml.unbound-prefix': invalid({
    en: 'The prefix "{prefix}" at byte {offset} is not declared. Declare it with xmlns:{prefix}="…".',
    vi: 'Tiền tố "{prefix}" tại byte {offset} chưa được khai báo. Hãy khai báo xmlns:{prefix}="…".',
  }),
  'xml.duplicate-attribute': invalid({
    en: 'The attribute "{name}" stands twice in one tag at byte {offset}.',
    vi: 'Thuộc tính "{name}" bị lặp trong cùng một thẻ tại byte {offset}.',
  }),
  'xml.mismatched-tag': invalid({
    en: 'The tag </{name}> at byte {offset} closes nothing; </{expected}> was expected.',
    vi: 'Thẻ đóng </{name}> tại byte {offset} không khớp; đúng ra phải là </{expected}>.',
  }),
  'xml.truncated': invalid({
    en: 'The packet ends at byte {offset} before it is complete. Send the whole packet.',
    vi: 'Gói tin bị cắt cụt tại byte {offset}. Hãy gửi đủ toàn bộ gói tin.',
  }),
  'xml.too-deep': tooLarge({
    en: 'Elements are nested deeper than {depthMax} levels at byte {offset}.',
    vi: 'Các phần tử lồng nhau quá {depthMax} cấp tại byte {offset}.',
  }),
  'xml.too-many-attributes': tooLarge({
    en: 'A tag at byte {offset} has more than {attributesMax} attributes.',
    vi: 'Một thẻ tại byte {offset} có quá {attributesMax} thuộc tính.',
  }),
  'xml.too-many-namespaces': tooLarge({
    en: 'More than {namespacesMax} namespaces are declared at once at byte {offset}.',
    vi: 'Có quá {namespacesMax} không gian tên cùng hiệu lực tại byte {offset}.',
  }),
  'xml.tag-too-large': tooLarge({
    en: 'A tag at byte {offset} is longer than {tagBytesMax}.',
    vi: 'Một thẻ tại byte {offset} dài quá {tagBytesMax}.',
  }),
  'xml.name-too-long': tooLarge({
    en: 'A name at byte {offset} is longer than {nameBytesMax}.',
    vi: 'Một tên tại byte {offset} dài quá {nameBytesMax}.',
  }),
  'xml.second-root': invalid({
    en: 'Something follows the end of the packet at byte {offset}. A packet has exactly one root element.',
    vi: 'Có nội dung thừa sau phần kết thúc gói tin, tại byte {offset}. Gói tin chỉ có một phần tử gốc.',
  }),
  'xml.malformed': invalid({
    en: 'The packet is not well-formed XML at byte {offset}: {problem}.',
    vi: 'Gói tin không đúng cú pháp XML tại byte {offset}: {problem}.',
  }),
};

import { invalid, tooLarge } from './entry.js';

/** The edXML packet (QCVN 102:2016/BTTTT): its shape, fields, manifest and attachments. */
export const packetErrors = {
  'packet.empty': invalid({
    en: 'The packet is empty.',
    vi: 'Gói tin rỗng.',
  }),
  'packet.too-large': tooLarge({
    en: 'The packet is larger than {packetBytesMax}, the most this axis takes.',
    vi: 'Gói tin vượt quá {packetBytesMax}, mức lớn nhất trục tiếp nhận.',
  }),
  'packet.header-too-large': tooLarge({
    en: 'The header (edXMLHeader) is larger than {headerBytesMax}. Send to fewer recipients at a time.',
    vi: 'Phần đầu gói tin (edXMLHeader) vượt quá {headerBytesMax}. Hãy chia bớt nơi nhận thành nhiều lần gửi.',
  }),
  'packet.header-too-many-elements': tooLarge({
    en: 'The envelope (edXMLEnvelope) has more than {elementsMax} elements. Send to fewer recipients at a time.',
    vi: 'Phần edXMLEnvelope có quá {elementsMax} phần tử. Hãy chia bớt nơi nhận thành nhiều lần gửi.',
  }),
  'packet.namespace-missing': invalid({
    en: 'The root element has no namespace. Declare xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016" on edXML.',
    vi: 'Phần tử gốc không có không gian tên. Hãy khai báo xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016" tại edXML.',
  }),
  'packet.namespace-old': invalid({
    en: 'The packet uses the old namespace "{namespace}". Use "http://www.mic.gov.vn/TBT/QCVN_102_2016".',
    vi: 'Gói tin dùng không gian tên cũ "{namespace}". Hãy dùng "http://www.mic.gov.vn/TBT/QCVN_102_2016".',
  }),
  'packet.namespace-wrong': invalid({
    en: '"{element}" must be in the namespace "http://www.mic.gov.vn/TBT/QCVN_102_2016"[, not in "{namespace}"].',
    vi: 'Phần tử "{element}" phải thuộc không gian tên "http://www.mic.gov.vn/TBT/QCVN_102_2016"[, không phải "{namespace}"].',
  }),
  'packet.root-prefixed': invalid({
    en: 'The root element carries the prefix "{prefix}". Write <edXML xmlns="…">: recipients cannot read a prefixed root.',
    vi: 'Phần tử gốc mang tiền tố "{prefix}". Hãy viết <edXML xmlns="…">: hệ thống nơi nhận không đọc được gốc có tiền tố.',
  }),
  'packet.root-wrong': invalid({
    en: 'The root element is "{element}"; an edXML packet begins with "edXML".',
    vi: 'Phần tử gốc là "{element}"; gói tin edXML phải bắt đầu bằng "edXML".',
  }),
  'packet.business-misspelt': invalid({
    en: 'The element "Business" is spelt "Bussiness" in the standard. Recipients ignore "Business" and would take a revocation for a new document.',
    vi: 'Phần tử "Business" phải viết là "Bussiness" theo quy chuẩn. Nơi nhận sẽ bỏ qua "Business" và hiểu nhầm thông báo thu hồi là văn bản mới.',
  }),
  'packet.element-misplaced': invalid({
    en: '"{element}" stands inside "{parent}", where it does not belong.',
    vi: 'Phần tử "{element}" đặt sai chỗ, bên trong "{parent}".',
  }),
  'packet.element-repeated': invalid({
    en: '"{element}" stands more than once.',
    vi: 'Phần tử "{element}" xuất hiện nhiều hơn một lần.',
  }),
  'packet.element-missing': invalid({
    en: 'The packet has no "{element}".',
    vi: 'Gói tin thiếu phần tử "{element}".',
  }),
  'packet.field-missing': invalid({
    en: 'The field "{field}" is missing or empty.',
    vi: 'Trường "{field}" bị thiếu hoặc để trống.',
  }),
  'packet.field-repeated': invalid({
    en: 'The field "{field}" is given more than once.',
    vi: 'Trường "{field}" được ghi nhiều lần.',
  }),
  'packet.field-too-long': tooLarge({
    en: 'The field "{field}" has {length} characters; systems keep at most {lengthMax}. Shorten it.',
    vi: 'Trường "{field}" dài {length} ký tự; các hệ thống chỉ lưu tối đa {lengthMax} ký tự. Hãy rút gọn.',
  }),
  'packet.field-too-large': tooLarge({
    en: 'The field "{field}" is larger than {fieldBytesMax}.',
    vi: 'Trường "{field}" vượt quá {fieldBytesMax}.',
  }),
  'packet.field-invalid': invalid({
    en: 'The field "{field}" holds "{value}", which is not one of {allowed}.',
    vi: 'Trường "{field}" có giá trị "{value}", không thuộc các giá trị cho phép: {allowed}.',
  }),
  'packet.character-illegal': invalid({
    en: 'The field "{field}" holds a character that a packet cannot carry ({problem}). Remove it.',
    vi: 'Trường "{field}" có ký tự mà gói tin không chứa được ({problem}). Hãy xóa ký tự này.',
  }),
  'packet.number-invalid': invalid({
    en: 'The field "{field}" holds "{value}", which is not a whole number from {from} to {to}.',
    vi: 'Trường "{field}" có giá trị "{value}", không phải số nguyên từ {from} đến {to}.',
  }),
  'packet.comment-in-value': invalid({
    en: 'A comment stands inside the value of "{field}". A signature does not cover comments, so the value could be read in two ways; remove it.',
    vi: 'Có chú thích XML nằm trong giá trị của trường "{field}". Chữ ký số không bao gồm chú thích nên giá trị có thể bị hiểu theo hai cách; hãy bỏ chú thích.',
  }),
  'packet.element-in-value': invalid({
    en: 'The element "{element}" stands inside the value of "{field}".',
    vi: 'Có phần tử "{element}" nằm trong giá trị của trường "{field}".',
  }),
  'packet.text-misplaced': invalid({
    en: 'Text stands inside "{element}", which has no text of its own.',
    vi: 'Có chữ thừa nằm trong phần tử "{element}".',
  }),
  'packet.date-impossible': invalid({
    en: '"{value}" in "{field}" is a day that does not exist.',
    vi: 'Ngày "{value}" tại trường "{field}" không có trên lịch.',
  }),
  'packet.date-malformed': invalid({
    en: '"{value}" in "{field}" is not a date. Write yyyy/MM/dd or yyyy/MM/dd HH:mm:ss.',
    vi: '"{value}" tại trường "{field}" không phải ngày tháng hợp lệ. Hãy ghi theo dạng yyyy/MM/dd hoặc yyyy/MM/dd HH:mm:ss.',
  }),
  'packet.organ-id-repeated': invalid({
    en: 'The recipient {recipient} stands twice in "To".',
    vi: 'Nơi nhận {recipient} bị ghi lặp trong danh sách nơi nhận (To).',
  }),
  'packet.no-recipients': invalid({
    en: 'The packet names no recipient ("To").',
    vi: 'Gói tin không có nơi nhận (To).',
  }),
  'packet.too-many-recipients': tooLarge({
    en: 'The packet names more than {recipientsMax} recipients. Send it in parts.',
    vi: 'Gói tin có quá {recipientsMax} nơi nhận. Hãy chia thành nhiều lần gửi.',
  }),
  'packet.target-missing': invalid({
    en: 'A packet of business type {businessType} must name the document it concerns in "{field}".',
    vi: 'Gói tin có loại nghiệp vụ {businessType} phải nêu văn bản liên quan tại "{field}".',
  }),
  'packet.not-a-document': invalid({
    en: 'This is a status packet. Send statuses to the status door.',
    vi: 'Đây là gói tin trạng thái, không phải văn bản. Hãy gửi qua lời gọi dành cho trạng thái.',
  }),
  'packet.not-a-status': invalid({
    en: 'This is not a status packet: it has no StatusCode.',
    vi: 'Đây không phải gói tin trạng thái: không có StatusCode.',
  }),
  'packet.kind-unclear': invalid({
    en: 'The packet has both a StatusCode and a DocumentId of its own. It is either a status or a document.',
    vi: 'Gói tin vừa có StatusCode vừa có DocumentId của văn bản. Gói tin chỉ là trạng thái hoặc là văn bản.',
  }),
  'packet.status-with-attachments': invalid({
    en: 'A status packet carries no attachments.',
    vi: 'Gói tin trạng thái không được kèm tệp.',
  }),
  'packet.attachments-before-envelope': invalid({
    en: 'AttachmentEncoded stands before edXMLEnvelope. Put the attachments behind it.',
    vi: 'AttachmentEncoded đặt trước edXMLEnvelope. Hãy đặt các tệp đính kèm sau edXMLEnvelope.',
  }),
  'packet.too-many-hops': tooLarge({
    en: 'The packet has more than {hopsMax} TraceHeader elements: it travels in circles.',
    vi: 'Gói tin có quá {hopsMax} phần tử TraceHeader: gói tin đang bị chuyển vòng.',
  }),
  'packet.too-many-attachments': tooLarge({
    en: 'The packet has more than {attachmentsMax} attachments.',
    vi: 'Gói tin có quá {attachmentsMax} tệp đính kèm.',
  }),
  'packet.attachment-missing': invalid({
    en: 'The manifest lists the attachment "{contentId}" ({attachmentName}), but the packet does not contain it.',
    vi: 'Danh mục kê tệp "{contentId}" ({attachmentName}) nhưng gói tin không chứa tệp này.',
  }),
  'packet.attachment-unlisted': invalid({
    en: 'The packet contains the attachment "{contentId}" ({attachmentName}), but the manifest does not list it.',
    vi: 'Gói tin chứa tệp "{contentId}" ({attachmentName}) nhưng danh mục (edXMLManifest) không kê tệp này.',
  }),
  'packet.attachment-repeated': invalid({
    en: 'The content id "{contentId}" is used by more than one attachment.',
    vi: 'Định danh tệp "{contentId}" bị dùng cho nhiều tệp đính kèm.',
  }),
  'packet.attachment-name-missing': invalid({
    en: 'The attachment "{contentId}" has no name.',
    vi: 'Tệp đính kèm "{contentId}" không có tên.',
  }),
  'packet.attachment-empty': invalid({
    en: 'The attachment "{attachmentName}" is empty.',
    vi: 'Tệp đính kèm "{attachmentName}" rỗng.',
  }),
  'packet.attachment-not-base64': invalid({
    en: 'The attachment "{attachmentName}" is not valid base64 at byte {offset} of the packet.',
    vi: 'Tệp đính kèm "{attachmentName}" không đúng mã base64 tại byte {offset} của gói tin.',
  }),
  'packet.zip-declared-but-not': invalid({
    en: 'The attachment "{attachmentName}" is declared as application/zip, but its content is no ZIP file. Recipients could not open the packet.',
    vi: 'Tệp đính kèm "{attachmentName}" khai báo là application/zip nhưng nội dung không phải tệp ZIP. Nơi nhận sẽ không mở được gói tin.',
  }),
  'packet.zip-broken': invalid({
    en: 'The ZIP file in the attachment "{attachmentName}" cannot be read: {problem}.',
    vi: 'Không đọc được tệp ZIP trong tệp đính kèm "{attachmentName}": {problem}.',
  }),
  'packet.zip-ratio': tooLarge({
    en: 'The ZIP file in the attachment "{attachmentName}" unpacks to more than {ratioMax} times its size.',
    vi: 'Tệp ZIP trong tệp đính kèm "{attachmentName}" khi giải nén lớn hơn {ratioMax} lần dung lượng nén.',
  }),
  'packet.zip-too-large': tooLarge({
    en: 'The ZIP file in the attachment "{attachmentName}" unpacks to more than {unpackedBytesMax}.',
    vi: 'Tệp ZIP trong tệp đính kèm "{attachmentName}" khi giải nén vượt quá {unpackedBytesMax}.',
  }),
  'packet.hash-mismatch': invalid({
    en: 'The packet that came has the SHA-256 digest {packetSha256}; the call announced {announcedSha256}. Send it again.',
    vi: 'Gói tin nhận được có mã băm SHA-256 {packetSha256}, khác với mã đã khai báo {announcedSha256}. Hãy gửi lại.',
  }),
  'packet.already-forwarded': invalid({
    en: 'This axis stands in the trace of the packet already: it would travel in a circle.',
    vi: 'Gói tin đã đi qua trục này (có trong TraceHeaderList) nên sẽ bị chuyển vòng.',
  }),
};

import { conflict, forbidden, invalid, unknown } from './entry.js';

/** What a submission is refused for once its packet could be read. */
export const documentErrors = {
  'document.unknown': unknown({
    en: 'There is no document "{document}" that you may see.',
    vi: 'Không có văn bản "{document}" trong phạm vi được xem.',
  }),
  'document.conflict': conflict({
    en: 'The document {documentId} with other content was sent already and is held by {recipients}[ (earlier document {earlier})]. Take it back, or send an update (type 2) or a replacement (type 3).',
    vi: 'Văn bản {documentId} đã được gửi trước đó với nội dung khác và {recipients} đang giữ[ (văn bản trước: {earlier})]. Hãy lấy lại văn bản cũ, hoặc gửi cập nhật (loại 2) hay thay thế (loại 3).',
  }),
  'document.policy-not-met': forbidden({
    en: 'The document does not meet the signature policy of {agency} ({policy}).[ Packet: {packetVerdict}.][ Main document: {mainVerdict}.] Sign it and send it again.',
    vi: 'Văn bản không đáp ứng chính sách chữ ký số của {agency} ({policy}).[ Gói tin: {packetVerdict}.][ Văn bản chính: {mainVerdict}.] Hãy ký số rồi gửi lại.',
  }),
  'document.secret-mark': forbidden({
    en: 'The {field} carries the mark "{mark}". State secrets are not sent over this axis; use the channel the law provides for them.',
    vi: 'Trường "{field}" có dấu chỉ độ mật "{mark}". Không gửi văn bản chứa bí mật nhà nước qua trục; hãy dùng đường gửi theo quy định về bảo vệ bí mật nhà nước.',
  }),
  'document.no-recipients': invalid({
    en: 'No recipient is left to deliver to.',
    vi: 'Không còn nơi nhận nào để chuyển văn bản.',
  }),
  'document.bad-recipients': invalid({
    en: 'These recipients cannot receive: {recipients}. Nothing was sent. Correct them, or ask to deliver to the rest.',
    vi: 'Các nơi nhận sau không nhận được văn bản: {recipients}. Chưa gửi đến nơi nào. Hãy sửa danh sách hoặc yêu cầu gửi cho các nơi nhận còn lại.',
  }),
  'document.recipient-is-sender': invalid({
    en: '{recipient} is the sender itself.',
    vi: 'Nơi nhận {recipient} chính là nơi gửi.',
  }),
  'document.not-addressees': invalid({
    en: '{recipients} are named beside the packet, but do not stand in its "To".',
    vi: 'Danh sách gửi kèm có {recipients} nhưng gói tin không ghi các nơi nhận này (To).',
  }),
  'document.never-sent-to': invalid({
    en: 'The document {document} was not sent to {recipients}. Nothing was done.',
    vi: 'Văn bản {document} không gửi đến {recipients}. Chưa thực hiện việc nào.',
  }),
  'document.sender-unknown': unknown({
    en: 'The sender {sender} is not in the directory.',
    vi: 'Nơi gửi {sender} không có trong danh mục mã định danh.',
  }),
  'document.sender-differs': invalid({
    en: 'The packet is from {sender}, but was sent in the name of {from}. Both must be the same agency.',
    vi: 'Gói tin ghi nơi gửi {sender} nhưng lời gọi gửi cho {from}. Hai nơi phải là cùng một cơ quan.',
  }),
  'document.sender-closed': forbidden({
    en: 'The sender {sender} was closed at {closedAt}.[ Send under {successors}.]',
    vi: 'Mã định danh nơi gửi {sender} đã đóng lúc {closedAt}.[ Hãy gửi bằng mã {successors}.]',
  }),
  'document.sender-suspended': forbidden({
    en: 'The sender {sender} has been suspended since {suspendedAt} and sends nothing new. Ask the axis administrator.',
    vi: 'Nơi gửi {sender} đang tạm ngừng gửi, nhận từ {suspendedAt} nên không gửi được văn bản mới. Hãy hỏi quản trị viên trục.',
  }),
  'document.target-unknown': unknown({
    en: 'The packet concerns the document {target}, which {sender} never sent over this axis.',
    vi: 'Gói tin nói về văn bản {target} mà {sender} chưa từng gửi qua trục.',
  }),
  'document.revoked': conflict({
    en: 'The document {document} was declared void at {revokedAt}; its files are no longer served.',
    vi: 'Văn bản {document} đã có thông báo thu hồi lúc {revokedAt}; không còn cung cấp tệp.',
  }),
  'document.not-its-revocation': invalid({
    en: 'The packet is not a revocation of the document {document}: it is {businessType} of {documentId}. Nothing was done.',
    vi: 'Gói tin không phải thông báo thu hồi văn bản {document}: đây là {businessType} đối với {documentId}. Chưa thực hiện việc nào.',
  }),
  'document.too-many-targets': invalid({
    en: 'The packet names {targets} earlier documents. At most {targetsMax} are taken.',
    vi: 'Gói tin nêu {targets} văn bản trước đó. Tối đa {targetsMax} văn bản.',
  }),
  'document.revocation-stands': conflict({
    en: 'The document {document} is a revocation. It has taken effect and is not taken back; send the document it was about again under a new number.',
    vi: 'Văn bản {document} là thông báo thu hồi, đã có hiệu lực nên không lấy lại được; nếu cần, hãy gửi lại văn bản bằng số, ký hiệu mới.',
  }),
  'document.frozen': forbidden({
    en: 'The document {document} is frozen on this axis since {frozenAt}: it is not handed over until the administrator releases it.',
    vi: 'Văn bản {document} đang bị tạm giữ trên trục từ {frozenAt}: không chuyển giao cho đến khi quản trị viên trục mở lại.',
  }),
  'document.frozen-by-person': invalid({
    en: 'The document {document} was frozen by {by} at {frozenAt}[: {reason}]. It waits for somebody to let it go on.',
    vi: 'Văn bản {document} bị {by} tạm giữ từ {frozenAt}[: {reason}], đang chờ được mở lại.',
  }),
  'document.not-frozen': conflict({
    en: 'The document {document} is not frozen.',
    vi: 'Văn bản {document} không bị tạm giữ.',
  }),
  'document.content-gone': unknown({
    en: 'The content of the document {document} was deleted[ ({goneReason})]. Its evidence is still here.',
    vi: 'Nội dung văn bản {document} đã được xóa[ ({goneReason})]. Chứng cứ vẫn còn lưu.',
  }),
  'document.attachment-unknown': unknown({
    en: 'The document {document} has no attachment number {number}.',
    vi: 'Văn bản {document} không có tệp đính kèm số {number}.',
  }),
  'document.revocation-answer-unknown': unknown({
    en: 'The document {document} does not rest on the answer about revocation {answer}, or it is not kept with the document yet. Take one that is listed as kept.',
    vi: 'Văn bản {document} không căn cứ vào kết quả kiểm tra thu hồi {answer}, hoặc kết quả chưa được lưu cùng văn bản. Hãy chọn kết quả đã lưu trong danh sách.',
  }),
  'document.not-kept-intact': conflict({
    en: 'The stored packet of {document} is not what it was accepted for[: {differences}][ (accepted {accepted}, found {found})]. It is frozen since {frozenAt}.',
    vi: 'Gói tin đã lưu của văn bản {document} không đúng như khi tiếp nhận[: {differences}][ (khi tiếp nhận: {accepted}; trong gói tin: {found})]. Văn bản bị tạm giữ từ {frozenAt}.',
  }),
  'document.not-read-anew': invalid({
    en: 'The stored packet of {document} could not be read anew[: {reason}]. It is tried again.',
    vi: 'Chưa đọc lại được gói tin đã lưu của văn bản {document}[: {reason}]. Trục sẽ thử lại.',
  }),
};

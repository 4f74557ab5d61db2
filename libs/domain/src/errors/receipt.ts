import { invalid, unavailable, unknown } from './entry.js';

/** Receipts and their offline verification. */
export const receiptErrors = {
  'receipt.unknown': unknown({
    en: 'There is no receipt "{receipt}".',
    vi: 'Không có biên nhận "{receipt}".',
  }),
  'receipt.root-missing': invalid({
    en: 'A receipt is checked against the root certificate of its axis: give it with --trust (edoc trust export prints it).',
    vi: 'Cần chứng thư gốc của trục để kiểm tra biên nhận: dùng --trust (lệnh edoc trust export in ra chứng thư này).',
  }),
  'receipt.party-signature-invalid': invalid({
    en: 'The receipt carries a statement of the recipient that its own key did not sign, or that is about something else.',
    vi: 'Biên nhận kèm lời xác nhận của nơi nhận nhưng chữ ký của nơi nhận không khớp hoặc nói về việc khác.',
  }),
  'receipt.malformed': invalid({
    en: 'This is not a receipt: its {field} is missing or not as it has to be.',
    vi: 'Đây không phải biên nhận: phần {field} bị thiếu hoặc không đúng.',
  }),
  'receipt.signature-invalid': invalid({
    en: 'The receipt was changed after it was signed.',
    vi: 'Biên nhận đã bị thay đổi sau khi ký.',
  }),
  'receipt.untrusted': invalid({
    en: 'The receipt was not signed by an axis whose root you trust. Give the root of the axis with --trust.',
    vi: 'Biên nhận không do trục được tin cậy ký. Hãy chỉ định chứng thư gốc của trục bằng --trust.',
  }),
  'receipt.certificate-expired': invalid({
    en: 'The receipt is dated {issuedAt}, outside the validity of the certificate that signed it.',
    vi: 'Biên nhận ghi thời điểm {issuedAt}, ngoài thời hạn của chứng thư đã ký biên nhận.',
  }),
  'receipt.key-lost': invalid({
    en: 'The receipt is dated {issuedAt}; since {lostSince} others may have the key that signed it. Whether it is genuine only the axis can tell: it keeps those it issued (edoc track {document}).',
    vi: 'Biên nhận ghi thời điểm {issuedAt}; từ {lostSince} khóa đã ký có thể ở trong tay người khác. Chỉ trục mới xác nhận được biên nhận thật: trục lưu mọi biên nhận đã cấp (edoc track {document}).',
  }),
  'receipt.key-over': invalid({
    en: 'The receipt is dated {issuedAt}, when the axis had ceased to use the key that signed it (until {until}).',
    vi: 'Biên nhận ghi thời điểm {issuedAt}, khi trục đã thôi dùng khóa ký biên nhận này (đến {until}).',
  }),
  'receipt.key-unknown': invalid({
    en: 'The key that signed the receipt is not in the list of keys of {listedAt}. The present one is at GET /v1/keys of the axis.',
    vi: 'Khóa ký biên nhận không có trong danh sách khóa lập lúc {listedAt}. Danh sách hiện hành có tại GET /v1/keys của trục.',
  }),
  'receipt.other-packet': invalid({
    en: 'The receipt is for a packet with the digest {receiptSha256}; this packet has {packetSha256}.',
    vi: 'Biên nhận cấp cho gói tin có mã băm {receiptSha256}; gói tin này có mã băm {packetSha256}.',
  }),
  'receipt.not-of-its-fact': invalid({
    en: 'The receipt is genuine, but its {field} is not that of the fact it came with.',
    vi: 'Biên nhận là thật nhưng {field} không khớp với sự kiện đi kèm.',
  }),
  'receipt.two-of-one-name': invalid({
    en: 'Another receipt came under the same name; the first one is kept.',
    vi: 'Có biên nhận khác trùng mã; biên nhận đầu tiên được giữ lại.',
  }),
  'receipt.document-missing': invalid({
    en: 'The document this receipt speaks of is not there.',
    vi: 'Không tìm thấy văn bản mà biên nhận này xác nhận.',
  }),
  'receipt.missing': invalid({
    en: 'The receipt that was promised with this is not there.',
    vi: 'Thiếu biên nhận đã cấp cho mục này.',
  }),
  'receipt.not-ready': unavailable({
    en: 'The receipt is not ready yet. Ask again in a moment.',
    vi: 'Biên nhận chưa sẵn sàng. Hãy hỏi lại sau ít phút.',
  }),
};

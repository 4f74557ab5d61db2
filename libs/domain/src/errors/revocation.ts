import { forbidden, invalid, tooLarge, unavailable } from './entry.js';

/**
 * Why an answer about revocation was not believed, or none came. `{responder}` is where it was asked for, or the file that
 * was carried in. Nothing is decided by one of these: the former answer holds as long as it said, and the days of grace
 * begin after it.
 */
export const revocationErrors = {
  'revocation.no-answer': unavailable({
    en: `No answer came from {responder}[: {detail}]. See whether this machine reaches it; if not, let an administrator carry in the CA’s list.`,
    vi: `{responder} không trả lời[: {detail}]. Hãy kiểm tra kết nối từ máy này; nếu không được, quản trị viên nạp danh sách thu hồi của CA.`,
  }),
  'revocation.address-refused': forbidden({
    en: `{responder} lies at an address that is not allowed[ ({detail})]. Where it is the CA’s, an administrator allows it in EDOC_REVOCATION_ALLOW.`,
    vi: `{responder} nằm ở địa chỉ không được phép[ ({detail})]. Nếu đúng là của CA, quản trị viên cho phép trong EDOC_REVOCATION_ALLOW.`,
  }),
  'revocation.too-large': tooLarge({
    en: `The answer of {responder} is larger than {answerBytesMax}. Tell the CA, which must shorten its list.`,
    vi: `Kết quả của {responder} lớn hơn {answerBytesMax}. Hãy báo CA rút gọn danh sách.`,
  }),
  'revocation.not-readable': invalid({
    en: `What {responder} gave is no answer about revocation that can be read[ ({detail})]. The CA must write it as RFC 5280 and RFC 6960 say.`,
    vi: `Kết quả của {responder} không đọc được[ ({detail})]. CA cần trả lời đúng RFC 5280 và RFC 6960.`,
  }),
  'revocation.responder-refuses': unavailable({
    en: `{responder} does not want to answer (status {status}). Ask the CA why.`,
    vi: `{responder} từ chối trả lời (mã {status}). Hãy hỏi CA lý do.`,
  }),
  'revocation.responder-not-appointed': invalid({
    en: `The answer of {responder} was signed by somebody whom the CA {signer} did not appoint to answer. It may be forged; tell the CA.`,
    vi: `Kết quả của {responder} do bên không được CA {signer} chỉ định ký. Có thể bị giả mạo; hãy báo CA.`,
  }),
  'revocation.signature-wrong': invalid({
    en: `The answer of {responder} does not carry the signature of {signer}. It may be forged; tell the CA.`,
    vi: `Kết quả của {responder} không có chữ ký đúng của {signer}. Có thể bị giả mạo; hãy báo CA.`,
  }),
  'revocation.signature-weak': invalid({
    en: `The answer of {responder} is signed with an algorithm that is not believed any more. The CA must sign with SHA-256 or stronger.`,
    vi: `Kết quả của {responder} ký bằng thuật toán không còn an toàn. CA cần ký bằng SHA-256 trở lên.`,
  }),
  'revocation.not-yet-valid': invalid({
    en: `The answer of {responder} is of {thisUpdateAt}, which is in the future. Look at the clock of this machine, and of the CA.`,
    vi: `Kết quả của {responder} ghi thời điểm {thisUpdateAt}, ở tương lai. Hãy kiểm tra đồng hồ của máy này và của CA.`,
  }),
  'revocation.stale': invalid({
    en: `The answer of {responder} was good until {nextUpdateAt} only. The CA must publish a new one; an administrator may carry it in.`,
    vi: `Kết quả của {responder} chỉ có giá trị đến {nextUpdateAt}. CA cần công bố bản mới; quản trị viên có thể nạp vào.`,
  }),
  'revocation.undated': invalid({
    en: `The list of {responder} does not say until when it is good. The CA must write nextUpdate into it.`,
    vi: `Danh sách của {responder} không nêu có giá trị đến khi nào. CA cần ghi nextUpdate.`,
  }),
  'revocation.nonce-differs': invalid({
    en: `The answer of {responder} is to another question than ours. It may be an old one sent again; tell the CA.`,
    vi: `Kết quả của {responder} không ứng với câu hỏi của trục. Có thể là kết quả cũ gửi lại; hãy báo CA.`,
  }),
  'revocation.other-certificate': invalid({
    en: `The answer of {responder} is about another certificate. Tell the CA.`,
    vi: `Kết quả của {responder} nói về chứng thư khác. Hãy báo CA.`,
  }),
  'revocation.certificate-unknown': invalid({
    en: `{responder} does not know the certificate. Ask the CA whether it issued it.`,
    vi: `{responder} không biết chứng thư số này. Hãy hỏi CA có cấp chứng thư không.`,
  }),
  'revocation.extension-unknown': invalid({
    en: `The answer of {responder} has an extension that must be understood and is not[ ({detail})]. Ask the CA for answers without it.`,
    vi: `Kết quả của {responder} có phần mở rộng bắt buộc phải hiểu mà trục không biết[ ({detail})]. Hãy đề nghị CA trả lời không có phần đó.`,
  }),
  'revocation.list-of-another': invalid({
    en: `The list of {responder} is another CA’s. Take the list of the CA that issued the certificate.`,
    vi: `Danh sách của {responder} là của CA khác. Hãy lấy danh sách của CA đã cấp chứng thư số.`,
  }),
  'revocation.list-delta': invalid({
    en: `The list of {responder} only says what changed since another one (delta CRL). Take the complete list.`,
    vi: `Danh sách của {responder} chỉ nêu phần thay đổi (delta CRL). Hãy lấy danh sách đầy đủ.`,
  }),
  'revocation.list-indirect': invalid({
    en: `The list of {responder} speaks for several CAs at once (indirect CRL). Take the list of the CA alone.`,
    vi: `Danh sách của {responder} gộp nhiều CA (indirect CRL). Hãy lấy danh sách của riêng CA đó.`,
  }),
  'revocation.list-partial': invalid({
    en: `The list of {responder} speaks of a part of the CA’s certificates only, and not of this one. Take the complete list, or the one that the certificate names.`,
    vi: `Danh sách của {responder} chỉ gồm một phần chứng thư của CA, không có chứng thư này. Hãy lấy danh sách đầy đủ, hoặc danh sách ghi trong chứng thư.`,
  }),
  'revocation.issuer-unknown': invalid({
    en: `No trusted CA of this axis issued the certificate any more, so no answer of {responder} could be believed. Put the CA’s certificate back into the trust folder, or register the certificate anew with those of its CAs.`,
    vi: `Không còn CA tin cậy nào của trục đã cấp chứng thư số này nên không thể tin kết quả của {responder}. Hãy đưa lại chứng thư CA vào thư mục tin cậy, hoặc đăng ký lại chứng thư kèm chứng thư các CA.`,
  }),
  'revocation.certificates-unknown': unavailable({
    en: `For {certificates} certificates nobody says whether they were revoked, for the longest since {since}. After the days of grace documents signed with them are refused: an administrator must see in the list of certificates why, and reach the CA or carry in its list.`,
    vi: `Có {certificates} chứng thư số chưa kiểm tra được thu hồi, lâu nhất từ {since}. Hết thời gian chờ cho phép, văn bản ký bằng các chứng thư này bị từ chối: quản trị viên cần xem lý do trong danh sách chứng thư, liên hệ CA hoặc nạp danh sách thu hồi.`,
  }),
  'revocation.answer-not-kept': unavailable({
    en: `The answer about revocation {answer}, which this document rests on, is not kept or is damaged. See whether the exchange reaches the registry, which has it for at least seven days after it ran out; the loop “answers” in the exchange’s log tells more. Afterwards only a backup has it.`,
    vi: `Kết quả kiểm tra thu hồi {answer} làm căn cứ cho văn bản này chưa được lưu hoặc đã hỏng. Hãy kiểm tra exchange có kết nối được với registry không: registry còn giữ ít nhất bảy ngày sau khi kết quả hết giá trị; xem vòng lặp “answers” trong nhật ký exchange. Sau đó chỉ còn trong bản sao lưu.`,
  }),
  'revocation.list-unwanted': invalid({
    en: `No registered certificate was issued by the CA of this list. Register the certificates first, or take the list of their CA.`,
    vi: `Không có chứng thư số nào đã đăng ký do CA của danh sách này cấp. Hãy đăng ký chứng thư trước, hoặc lấy danh sách của CA đó.`,
  }),
};

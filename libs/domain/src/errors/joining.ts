import { conflict, invalid } from './entry.js';

/** What still stands between an agency and going live, each with what to do next. */
export const joiningErrors = {
  'joining.not-possible': conflict({
    en: '{agency} is "{joining}"; from there it can become {possible}.',
    vi: '{agency} đang ở trạng thái "{joining}"; từ đó chỉ chuyển được sang {possible}.',
  }),
  'joining.reason-missing': invalid({
    en: 'Say why (reason): it stands in the audit log.',
    vi: 'Hãy ghi lý do (reason): nội dung này được lưu trong nhật ký quản trị.',
  }),
  'joining.items-open': conflict({
    en: '{agency} cannot go live while its checklist has open items: {openItems}. Close them (edoc agency show {agency}), or say "anyway" with a reason.',
    vi: '{agency} chưa thể kết nối chính thức vì còn mục chưa xong: {openItems}. Hãy hoàn thành (edoc agency show {agency}), hoặc yêu cầu "anyway" kèm lý do.',
  }),
  'joining.contacts-missing': conflict({
    en: 'It has {clerks} of two clerks’ contacts and {technical} of two technical ones. Name them: edoc agency contacts {agency} --clerk CONTACT --technical CONTACT.',
    vi: 'Mới có {clerks}/2 đầu mối văn thư và {technical}/2 đầu mối kỹ thuật. Hãy bổ sung: edoc agency contacts {agency} --clerk CONTACT --technical CONTACT.',
  }),
  'joining.certificate-missing': conflict({
    en: 'It has no certificate of the organisation that counts now. Register one: edoc certificate add {agency} FILE.',
    vi: 'Chưa có chứng thư số cơ quan còn hiệu lực. Hãy đăng ký: edoc certificate add {agency} FILE.',
  }),
  'joining.address-missing': conflict({
    en: 'Its postal address is not known. Add it: edoc agency change {agency} --address ADDRESS.',
    vi: 'Chưa có địa chỉ. Hãy bổ sung: edoc agency change {agency} --address ADDRESS.',
  }),
  'joining.not-self-tested': conflict({
    en: 'No document of a robot was received yet. Ask for one (edoc agency self-test {agency}), fetch it and confirm it.',
    vi: 'Chưa nhận văn bản nào của đơn vị thử nghiệm. Hãy yêu cầu gửi (edoc agency self-test {agency}), tải về và xác nhận.',
  }),
  'joining.nothing-sent': conflict({
    en: 'It has sent nothing yet. Let its system send a signed document to {robot}, a robot that finishes everything.',
    vi: 'Chưa gửi văn bản nào. Hãy dùng hệ thống của cơ quan gửi một văn bản đã ký số đến {robot}, đơn vị thử nghiệm luôn xử lý xong.',
  }),
  'joining.nothing-received': conflict({
    en: 'It has received nothing yet: its system has to fetch a document and confirm it.',
    vi: 'Chưa nhận văn bản nào: hệ thống của cơ quan cần tải về một văn bản và xác nhận.',
  }),
  'joining.nothing-answered': conflict({
    en: 'It has answered no document yet. Let its system send a status, such as 03, for one it received.',
    vi: 'Chưa phản hồi văn bản nào. Hãy dùng hệ thống của cơ quan gửi trạng thái xử lý, chẳng hạn 03, cho một văn bản đã nhận.',
  }),
  'joining.clerk-opened-no-test': conflict({
    en: 'No document of a robot was opened yet. Ask for one (edoc agency self-test {agency}); a clerk opens it on the portal.',
    vi: 'Chưa mở văn bản nào của đơn vị thử nghiệm. Hãy yêu cầu gửi (edoc agency self-test {agency}), rồi văn thư mở văn bản đó trên cổng.',
  }),
  'joining.clerk-sent-nothing': conflict({
    en: 'It has sent nothing yet. Let a clerk send a document from the portal to {robot}, a robot that finishes everything.',
    vi: 'Chưa gửi văn bản nào. Văn thư hãy gửi một văn bản từ cổng đến {robot}, đơn vị thử nghiệm luôn xử lý xong.',
  }),
  'joining.clerk-opened-nothing': conflict({
    en: 'It has received nothing yet: a clerk has to open a document on the portal.',
    vi: 'Chưa nhận văn bản nào: văn thư cần mở một văn bản trên cổng.',
  }),
  'joining.clerk-answered-nothing': conflict({
    en: 'It has answered no document yet. Let a clerk take one on the portal (tiếp nhận).',
    vi: 'Chưa phản hồi văn bản nào. Văn thư hãy tiếp nhận một văn bản trên cổng.',
  }),
  'joining.policy-undecided': conflict({
    en: 'Nobody has decided what makes its documents acceptable; the policy of the axis holds. Decide: edoc agency change {agency} --policy either.',
    vi: 'Chưa chọn điều kiện tiếp nhận văn bản của cơ quan, đang áp dụng mặc định của trục. Hãy chọn: edoc agency change {agency} --policy either.',
  }),
  'joining.not-live': conflict({
    en: 'It is not live ({joining}). When all else is done: edoc agency join {agency} live.',
    vi: 'Chưa kết nối chính thức ({joining}). Khi các mục khác đã xong: edoc agency join {agency} live.',
  }),
  'joining.not-testing': conflict({
    en: 'It is not live ({joining}). Let it begin with tests first: edoc agency join {agency} testing.',
    vi: 'Chưa kết nối chính thức ({joining}). Hãy cho bắt đầu thử nghiệm: edoc agency join {agency} testing.',
  }),
  'joining.no-robots': conflict({
    en: 'This axis has no robots. The administrator adds them: edoc robots add.',
    vi: 'Trục này chưa có đơn vị thử nghiệm. Quản trị viên thêm bằng lệnh: edoc robots add.',
  }),
  'joining.is-robot': conflict({
    en: '{agency} is a robot of the axis and stays what it is.',
    vi: '{agency} là đơn vị thử nghiệm của trục, không thay đổi được.',
  }),
};

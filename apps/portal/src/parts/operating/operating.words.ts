import { catalogue } from '../../words/language.js';

export const operatingWords = catalogue(
  {
    operate: 'Xử lý lượt gửi',
    whichAct: 'Việc cần làm',
    acts: {
      redeliver: 'Gửi lại',
      redirect: 'Chuyển nơi nhận',
      close: 'Kết thúc lượt gửi',
      settle: 'Ghi là đã xử lý',
      freeze: 'Đóng băng văn bản',
      freezeDocument: 'Đóng băng văn bản',
      liftFreeze: 'Gỡ đóng băng',
    },
    means: {
      redeliver: 'Tạo lượt gửi mới, ghi rõ lượt cũ. Nơi gửi được báo ngay.',
      redirect: 'Sang cơ quan kế thừa hoặc nơi nhận thay của mã đã đóng. Cần người thứ hai phê duyệt.',
      close:
        'Lượt gửi thành “Không gửi được”, nơi gửi nhận biên nhận và lý do. Không dùng khi hệ thống đã tải văn bản trong một ngày qua.',
      settle: 'Đã xem, không gửi lại: lượt gửi rời danh sách này.',
      freeze: 'Không nơi nhận nào lấy được văn bản nữa, cho đến khi hai quản trị viên gỡ đóng băng.',
      liftFreeze: 'Văn bản được giao tiếp như khi được chấp nhận. Cần người thứ hai phê duyệt.',
    },
    done: {
      redeliver: 'Đã gửi lại.',
      redirect: 'Đã chuyển nơi nhận.',
      close: 'Đã kết thúc lượt gửi.',
      settle: 'Đã ghi là đã xử lý.',
      freeze: 'Đã đóng băng văn bản.',
      liftFreeze: 'Đã gỡ đóng băng.',
    },
    reason: 'Lý do',
    reasonHint: 'Ghi vào biên nhận, diễn biến và nhật ký; nơi gửi đọc được.',
    target: 'Nơi nhận mới',
    nobodyFollows: 'Mã của nơi nhận chưa đóng, hoặc không có cơ quan kế thừa và nơi nhận thay: không chuyển được.',
  },
  {
    operate: 'Deal with a delivery',
    whichAct: 'What is to be done',
    acts: {
      redeliver: 'Redeliver',
      redirect: 'Redirect',
      close: 'Close the delivery',
      settle: 'Settle',
      freeze: 'Freeze the document',
      freezeDocument: 'Freeze the document',
      liftFreeze: 'Lift the freeze',
    },
    means: {
      redeliver: 'A new delivery that names the old. Its sender hears of it at once.',
      redirect: 'To a successor of the closed code, or who receives for it. A second person approves it.',
      close:
        'It becomes undeliverable; its sender gets a receipt and the reason. Not for what was fetched within the last day.',
      settle: 'It was seen and is not sent again: it leaves this list.',
      freeze: 'It is handed over to none of its recipients, until two administrators let it go on.',
      liftFreeze: 'The document goes on as it was accepted. A second person approves it.',
    },
    done: {
      redeliver: 'It is delivered again.',
      redirect: 'It is redirected.',
      close: 'The delivery is closed.',
      settle: 'It is settled.',
      freeze: 'The document is frozen.',
      liftFreeze: 'The document goes on.',
    },
    reason: 'Reason',
    reasonHint: 'It stands in the receipt, the timeline and the log; the sender reads it.',
    target: 'New recipient',
    nobodyFollows: 'The recipient is not closed, or nobody follows it or receives for it: it cannot be redirected.',
  },
);

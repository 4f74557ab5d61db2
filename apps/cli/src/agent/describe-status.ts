import type { DeliveryView, DocumentView, Sentence } from '@edoc-axis/contracts';
import { localTime } from '../commands/local-time.js';
import type { Outcome, Received, Refusal } from './agent-folder.js';

/** A heading with what stands behind it, in both languages. */
function line(vi: string, en: string, value: string | Sentence): Sentence {
  const said = typeof value === 'string' ? { vi: value, en: value } : value;
  return { vi: `${vi}: ${said.vi}`, en: `${en}: ${said.en}` };
}

const note = (sentence: Sentence) => line('Lưu ý', 'Note', sentence);
const empty: Sentence = { vi: '', en: '' };
const plain = (text: string): Sentence => ({ vi: text, en: text });
const withCode = (name: string | undefined, code: string) => (name ? `${name} (${code})` : code);

export function describeRefused({ at, refusal }: Outcome): Sentence[] {
  return [
    { vi: 'VĂN BẢN NÀY CHƯA ĐƯỢC GỬI: BỊ TỪ CHỐI.', en: 'THIS DOCUMENT WAS REFUSED, AND NOT SENT.' },
    line('Thời điểm', 'When', localTime(at)),
    ...(refusal ? describeRefusal(refusal) : []),
    {
      vi: 'Cần làm: sửa theo lý do trên rồi đặt lại vào thư mục "out".',
      en: 'What to do: mend what the reason says, and put it into "out" again.',
    },
  ];
}

function describeRefusal({ code, sentence, occurrence }: Refusal): Sentence[] {
  return [line('Lý do', 'Why', sentence), plain(`${code}${occurrence ? ` · ${occurrence}` : ''}`)];
}

/** What the sender knows before the axis was asked how it goes on. */
export function describeAccepted({ at, submission }: Outcome): Sentence[] {
  if (!submission) return [];
  return [
    { vi: 'VĂN BẢN ĐÃ ĐƯỢC TRỤC TIẾP NHẬN.', en: 'THE AXIS ACCEPTED THIS DOCUMENT.' },
    line('Thời điểm', 'When', localTime(at)),
    plain(submission.documentId),
    line('Nơi nhận', 'Recipients', submission.deliveries.map(({ recipient }) => recipient).join(', ')),
    ...submission.warnings.map(({ sentence }) => note(sentence)),
  ];
}

export function describeSent(view: DocumentView, warnings: readonly Sentence[]): Sentence[] {
  return [
    { vi: 'VĂN BẢN ĐI', en: 'DOCUMENT SENT' },
    ...describeDocument(view),
    line('Nơi gửi', 'Sender', withCode(view.senderName, view.sender)),
    line('Trục tiếp nhận lúc', 'Accepted by the axis', localTime(view.acceptedAt)),
    ...warnings.filter(({ vi }) => !view.remarks.some(({ sentence }) => sentence.vi === vi)).map(note),
    ...describeJudgement(view),
    ...view.deliveries.flatMap((delivery) => [
      empty,
      line('Nơi nhận', 'Recipient', withCode(delivery.recipientName, delivery.recipient)),
      ...describeDelivery(delivery),
    ]),
  ];
}

/** @param view what the axis says of it by now; absent until it was asked */
export function describeReceived(received: Received, view?: DocumentView, delivery?: DeliveryView): Sentence[] {
  const { recipient, addressedTo, confirmed, notConfirmed, signature, attachments } = received;
  const stoodFor = addressedTo.includes(recipient) ? recipient : `${recipient} ⇐ ${addressedTo.join(', ')}`;
  return [
    { vi: 'VĂN BẢN ĐẾN', en: 'DOCUMENT RECEIVED' },
    ...describeDocument(received),
    line('Nơi gửi', 'Sender', withCode(received.senderName, received.sender)),
    line('Nơi nhận', 'Recipient', stoodFor),
    line('Trục tiếp nhận lúc', 'Accepted by the axis', localTime(received.acceptedAt)),
    line('Lấy về lúc', 'Fetched', localTime(received.receivedAt)),
    line(checkedHere.vi, checkedHere.en, signature.sentence),
    ...(view ? describeJudgement(view) : []),
    confirmed
      ? line('Đã xác nhận với trục lúc', 'Confirmed to the axis', localTime(confirmed.at))
      : { vi: 'Chưa xác nhận với trục.', en: 'Not confirmed to the axis yet.' },
    ...(notConfirmed ? describeRefusal(notConfirmed) : []),
    ...(delivery ? describeDelivery(delivery) : []),
    ...(delivery?.questions?.length ? [howToAgree] : []),
    empty,
    { vi: 'Tệp đính kèm (thư mục "attachments"):', en: 'Attachments (folder "attachments"):' },
    ...attachments.map(({ file, name, description }) =>
      plain(`  ${file}${name === file ? '' : ` ← ${name}`}${description ? ` (${description})` : ''}`),
    ),
    empty,
    howToAnswer,
  ];
}

const checkedHere: Sentence = {
  vi: 'Chữ ký số gói tin, kiểm tra tại máy này (chưa đối chiếu chứng thư số của ai)',
  en: 'Signature of the packet, checked here (not whose certificate it is)',
};
const howToAnswer: Sentence = {
  vi: 'Để phản hồi, tạo trong thư mục này một tệp rỗng có tên: 03 (tiếp nhận), "02 lý do.txt" (từ chối), 04 (phân công), 05 (đang xử lý), 06 (hoàn thành).',
  en: 'To answer, make an empty file in this folder named 03 (taken), "02 reason.txt" (refused), 04 (assigned), 05 (processing) or 06 (done).',
};
const howToAgree: Sentence = {
  vi: 'Cần trả lời: tạo tệp rỗng có tên 15 (đồng ý) hoặc 16 (không đồng ý).',
  en: 'An answer is wanted: make an empty file named 15 (agreed) or 16 (not agreed).',
};

/** A packet writes a day as 2025/07/01, the axis as 2025-07-01, people as neither. */
function shownDay(day: string): string {
  return day.replace(/^(\d{4})[-/](\d{2})[-/](\d{2})/, '$3/$2/$1');
}

type Named = Pick<DocumentView, 'code' | 'subject' | 'documentId'> & { promulgatedOn?: string; dueOn?: string };

function describeDocument({ code, subject, documentId, promulgatedOn, dueOn }: Named): Sentence[] {
  return [
    line('Số, ký hiệu', 'Number and notation', `${code.number}/${code.notation}`),
    line('Trích yếu', 'Subject', subject),
    ...(promulgatedOn ? [line('Ngày ban hành', 'Promulgated', shownDay(promulgatedOn))] : []),
    ...(dueOn ? [line('Hạn xử lý', 'Due', shownDay(dueOn))] : []),
    plain(documentId),
  ];
}

function describeJudgement({
  verdict,
  standing,
  remarks,
  revokedAt,
  frozenAt,
  concernedBy = [],
}: DocumentView): Sentence[] {
  return [
    line('Gói tin, theo trục', 'Packet, says the axis', verdict.sentence),
    standing.sentence,
    ...remarks.map(({ sentence }) => note(sentence)),
    ...(revokedAt ? [line('Đã có thông báo thu hồi', 'Declared void by its sender', localTime(revokedAt))] : []),
    ...(frozenAt ? [line('Đang bị tạm giữ từ', 'Frozen since', localTime(frozenAt))] : []),
    ...concernedBy.map(({ documentId }) => line('Văn bản liên quan gửi sau', 'A later document about it', documentId)),
  ];
}

function describeDelivery({ stateName, since, reason, move, answers, questions = [] }: DeliveryView): Sentence[] {
  return [
    { vi: `  ${stateName.vi} (${localTime(since)})`, en: `  ${stateName.en} (${localTime(since)})` },
    ...(reason ? [{ vi: `  ${reason.sentence.vi}`, en: `  ${reason.sentence.en}` }] : []),
    { vi: `  → ${move.sentence.vi}`, en: `  → ${move.sentence.en}` },
    ...answers.map(({ status, name, description, at }) => {
      const more = `${description ? `: ${description}` : ''} (${localTime(at)})`;
      return { vi: `  ${status} ${name.vi}${more}`, en: `  ${status} ${name.en}${more}` };
    }),
    ...questions.map(({ name, reason: why, askedAt }) => {
      const more = `${why ? `: ${why}` : ''} (${localTime(askedAt)})`;
      return { vi: `  ? ${name.vi}${more}`, en: `  ? ${name.en}${more}` };
    }),
  ];
}

import type { components } from '../src/api/v1.js';

/** Made-up documents, always the same: a page that is drawn today looks as it did yesterday. */

type Schemas = components['schemas'];
export type Document = Schemas['Document'];
export type Delivery = Schemas['Delivery'];

export const mine = { code: 'H36.15.04', name: 'UBND xã Tà Hine' };
const senders = [
  { code: 'H36', name: 'UBND tỉnh Lâm Đồng' },
  { code: 'H36.01', name: 'Văn phòng UBND tỉnh' },
  { code: 'H36.07', name: 'Sở Nội vụ' },
  { code: 'H36.12', name: 'Sở Tài chính' },
  { code: 'G22', name: 'Bộ Khoa học và Công nghệ' },
] as const;
const subjects = [
  'V/v báo cáo tiến độ giải ngân vốn đầu tư công',
  'V/v rà soát, sắp xếp cơ sở nhà, đất sau khi sắp xếp đơn vị hành chính',
  'Về việc triệu tập họp giao ban tuần',
  'V/v phòng, chống thiên tai và tìm kiếm cứu nạn',
  'Kế hoạch tổ chức tiếp công dân định kỳ',
  'V/v góp ý dự thảo quyết định phân cấp quản lý',
] as const;

export const states = {
  pending: { vi: 'Đã gửi, chờ nơi nhận lấy về', en: 'Sent, waiting to be collected' },
  delivered: { vi: 'Đã đến', en: 'Delivered' },
  acknowledged: { vi: 'Đã tiếp nhận', en: 'Acknowledged' },
  refused: { vi: 'Từ chối tiếp nhận', en: 'Refused' },
} as const;
export type State = keyof typeof states;

const minuteMs = 60_000;
const newestAt = Date.now() - 10 * minuteMs;

export const documentsThere = 10_000;

/** The newest has number 0. */
export function madeUp(n: number) {
  const sender = senders[n % senders.length] ?? senders[0];
  const state: State = n < 6 ? (n % 2 === 0 ? 'pending' : 'delivered') : n % 17 === 0 ? 'refused' : 'acknowledged';
  const acceptedAt = new Date(newestAt - n * 47 * minuteMs).toISOString();
  const suffix = String(n).padStart(12, '0');
  return {
    id: `01900000-0000-7000-8000-${suffix}`,
    delivery: `01900000-0000-7000-9000-${suffix}`,
    sender,
    state,
    acceptedAt,
    code: { number: String(documentsThere - n), notation: 'UBND-VP' },
    subject: subjects[n % subjects.length] ?? subjects[0],
    priority: n === 2 ? 3 : n % 11 === 0 ? 1 : 0,
    dueOn: n % 4 === 1 ? new Date(newestAt + (n - 3) * 12 * 3_600_000).toISOString().slice(0, 10) : undefined,
  };
}

export type MadeUp = ReturnType<typeof madeUp>;

export function numberOf(id: string): number {
  return Number(id.slice(-12));
}

export function lineOf({ id, sender, code, subject, priority, acceptedAt, dueOn }: MadeUp) {
  return {
    ...{ id, code, subject, priority, acceptedAt, dueOn },
    documentId: `${sender.code},${acceptedAt.slice(0, 10)},${code.number}/${code.notation}`,
    sender: sender.code,
    senderName: sender.name,
    promulgatedOn: acceptedAt.slice(0, 10),
    businessType: 0,
    edition: 1,
  };
}

export function deliveryOf({ delivery, state, acceptedAt }: MadeUp): Delivery {
  return {
    id: delivery,
    recipient: mine.code,
    recipientName: mine.name,
    addressedTo: [mine.code],
    state,
    stateName: states[state],
    since: acceptedAt,
    answers: [],
    answersGiven: 0,
    move: {
      code: 'pending.not-opened',
      params: {},
      sentence: { vi: 'Văn thư nơi nhận chưa tiếp nhận.', en: "The recipient's clerk has not taken it." },
      who: 'recipient-clerk',
      since: acceptedAt,
    },
  };
}

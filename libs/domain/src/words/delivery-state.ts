import type { Bilingual } from '../text/language.js';

/** Where a delivery stands, as people read it. */
export const deliveryStateNames = {
  pending: { vi: 'Đã gửi, chờ nơi nhận lấy về', en: 'Sent, waiting to be collected' },
  delivered: { vi: 'Đã đến', en: 'Delivered' },
  acknowledged: { vi: 'Đã tiếp nhận', en: 'Acknowledged' },
  refused: { vi: 'Từ chối tiếp nhận', en: 'Refused' },
  withdrawn: { vi: 'Đã lấy lại', en: 'Withdrawn' },
  expired: { vi: 'Quá hạn, chưa nhận', en: 'Expired, never collected' },
  undeliverable: { vi: 'Không gửi được', en: 'Undeliverable' },
} as const satisfies Record<string, Bilingual>;

export type DeliveryState = keyof typeof deliveryStateNames;

export const deliveryStates = Object.keys(deliveryStateNames) as readonly DeliveryState[];

/** What happened on the way to a state, where the same state reads differently for it. */
export interface StateHistory {
  /** It had been acknowledged before it was refused: returned, "trả lại". */
  readonly wasAcknowledged?: boolean;
  /** Why it was withdrawn. */
  readonly withdrawnBy?: 'take-back' | 'revocation';
  /** False when the recipient's system has never been known to send a status. */
  readonly sendsStatuses?: boolean;
}

export function nameOfState(state: DeliveryState, history: StateHistory = {}): Bilingual {
  if (state === 'refused' && history.wasAcknowledged) return returned;
  if (state === 'withdrawn' && history.withdrawnBy === 'revocation') return revoked;
  if (state === 'delivered' && history.sendsStatuses === false) return deliveredInSilence;
  return deliveryStateNames[state];
}

const returned: Bilingual = { vi: 'Đã trả lại', en: 'Returned' };
const revoked: Bilingual = { vi: 'Đã thu hồi', en: 'Revoked' };
const deliveredInSilence: Bilingual = {
  vi: 'Đã đến (hệ thống nơi nhận không gửi trạng thái xử lý)',
  en: "Delivered (the recipient's system sends no statuses)",
};

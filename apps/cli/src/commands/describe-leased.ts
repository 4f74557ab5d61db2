import type { DeliveryReceipt, LeasedDelivery } from '@edoc-axis/contracts';
import { bold, dim, type Terminal } from '../terminal/terminal.js';
import { localTime } from './local-time.js';

export function describeLeased(leased: LeasedDelivery, { text }: Terminal): string[] {
  const { id, carries, recipient, addressedTo, asks, document } = leased;
  const to = addressedTo.includes(recipient) ? recipient : `${recipient} ⇐ ${addressedTo.join(', ')}`;
  const what = carries === 'document' ? { vi: 'văn bản', en: 'document' } : { vi: 'trạng thái', en: 'status' };
  return [
    `${bold(id)}  ${text(what)}  ${document.sender} → ${to}`,
    `    ${document.code.number}/${document.code.notation}  ${document.subject}`,
    ...(asks ? [`    ${text(asksBack)}: edoc answer ${asks.delivery} 15 | 16`] : []),
  ];
}

const asksBack = { vi: 'Cần trả lời yêu cầu lấy lại hoặc thu hồi', en: 'Answer the take-back or revocation' };

export function describeDeliveryReceipt({ stateName, receipts }: DeliveryReceipt, terminal: Terminal): string[] {
  return [
    `    ${terminal.text(stateName)}`,
    ...receipts.map(({ event, id, at }) => dim(`    ${event} ${id} ${localTime(at)}`)),
  ];
}

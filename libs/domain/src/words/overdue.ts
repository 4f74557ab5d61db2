import type { Mover } from '../deliveries/moves.js';
import { fillBoth } from '../text/fill-sentence.js';
import type { Bilingual, SentenceParams } from '../text/language.js';

/** What is late, and who has to do something about it. */
export const overdues = {
  'overdue.collection': {
    vi: 'Quá hạn lúc {dueAt}, {recipient} chưa lấy văn bản về.',
    en: '{recipient} had not collected the document by {dueAt}.',
  },
  'overdue.acknowledgement': {
    vi: 'Quá hạn lúc {dueAt}, {recipient} đã nhận văn bản nhưng chưa tiếp nhận (hoặc chưa từ chối).',
    en: '{recipient} has the document and had neither acknowledged nor refused it by {dueAt}.',
  },
  'overdue.take-back': {
    vi: 'Quá hạn lúc {dueAt}, {recipient} chưa trả lời yêu cầu lấy lại văn bản của {sender}.',
    en: '{recipient} had not answered the take-back asked for by {sender} by {dueAt}.',
  },
  'overdue.revocation': {
    vi: 'Quá hạn lúc {dueAt}, {recipient} chưa báo đã hủy văn bản bị {sender} thu hồi.',
    en: '{recipient} had not reported by {dueAt} that it cancelled the document revoked by {sender}.',
  },
  'overdue.update': {
    vi: 'Quá hạn lúc {dueAt}, {recipient} chưa trả lời về bản cập nhật của {sender}.',
    en: '{recipient} had not answered about the update of {sender} by {dueAt}.',
  },
} as const satisfies Record<string, Bilingual>;

export type OverdueCode = keyof typeof overdues;

/** Who has to do what is late. */
export const lateMovers = {
  'overdue.collection': 'recipient-system',
  'overdue.acknowledgement': 'recipient-clerk',
  'overdue.take-back': 'recipient-office',
  'overdue.revocation': 'recipient-office',
  'overdue.update': 'recipient-office',
} as const satisfies Record<OverdueCode, Mover>;

export function isOverdueCode(text: string): text is OverdueCode {
  return Object.hasOwn(overdues, text);
}

export function tellOverdue(code: OverdueCode, params: SentenceParams): Bilingual {
  return fillBoth(overdues[code], params);
}

import type { Bilingual } from '../text/language.js';

/** What a sender can ask a recipient that already holds a document: answered by 15 (agreed) or 16 (not agreed). */
export const questionNames = {
  'take-back': { vi: 'Yêu cầu lấy lại', en: 'Take-back' },
  revocation: { vi: 'Thông báo thu hồi', en: 'Revocation' },
  update: { vi: 'Cập nhật', en: 'Update' },
} as const satisfies Record<string, Bilingual>;

export type QuestionKind = keyof typeof questionNames;

import type { Bilingual } from '../text/language.js';

/** What became of something that needs two persons. */
export const decisionNames = {
  pending: { vi: 'Chờ phê duyệt', en: 'Waiting' },
  approved: { vi: 'Đã phê duyệt', en: 'Approved' },
  refused: { vi: 'Không phê duyệt', en: 'Refused' },
  lapsed: { vi: 'Hết hiệu lực', en: 'Lapsed' },
} as const satisfies Record<string, Bilingual>;

export type Decision = keyof typeof decisionNames;

import type { Bilingual } from '../text/language.js';

/** How far an active check of connections has come. */
export const checkStateNames = {
  announced: { vi: 'Đã lên lịch', en: 'Announced' },
  running: { vi: 'Đang kiểm tra', en: 'Running' },
  ended: { vi: 'Đã kết thúc', en: 'Ended' },
  'called-off': { vi: 'Đã hủy', en: 'Called off' },
} as const satisfies Record<string, Bilingual>;

export type CheckState = keyof typeof checkStateNames;

export const checkStates = Object.keys(checkStateNames) as readonly CheckState[];

import type { Bilingual } from '../text/language.js';

/** How far an agency has come in joining the axis. Those of before there was joining are live and carry no state. */
export const joiningStateNames = {
  invited: { vi: 'Được mời kết nối', en: 'Invited' },
  testing: { vi: 'Đang thử nghiệm', en: 'Testing' },
  live: { vi: 'Đã kết nối chính thức', en: 'Live' },
  suspended: { vi: 'Tạm ngừng gửi, nhận', en: 'Suspended' },
} as const satisfies Record<string, Bilingual>;

export type JoiningState = keyof typeof joiningStateNames;

export const joiningStates = Object.keys(joiningStateNames) as readonly JoiningState[];

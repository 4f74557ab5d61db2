import type { Bilingual } from '../text/language.js';

/** Why the axis keeps the content of a document no longer. Its evidence it keeps. */
export const goneReasonNames = {
  withdrawn: { vi: 'đã lấy lại hoặc thu hồi, không còn nơi nhận nào giữ', en: 'withdrawn, and nobody holds it' },
} as const satisfies Record<string, Bilingual>;

export type GoneReason = keyof typeof goneReasonNames;

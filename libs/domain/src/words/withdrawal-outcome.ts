import type { Bilingual } from '../text/language.js';

/** What taking back did to one delivery. */
export const withdrawalOutcomeNames = {
  withdrawn: { vi: 'Đã lấy lại', en: 'Taken back' },
  asked: { vi: 'Đã yêu cầu lấy lại, chờ nơi nhận trả lời', en: 'The recipient was asked and has not answered yet' },
  declined: { vi: 'Nơi nhận không đồng ý cho lấy lại', en: 'The recipient did not agree' },
  ended: {
    vi: 'Lượt gửi đã kết thúc, không còn gì để lấy lại',
    en: 'The delivery has ended: there is nothing to take back',
  },
} as const satisfies Record<string, Bilingual>;

export type WithdrawalOutcome = keyof typeof withdrawalOutcomeNames;

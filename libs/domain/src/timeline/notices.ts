import { fillBoth } from '../text/fill-sentence.js';
import type { Bilingual, SentenceParams } from '../text/language.js';

/** What people are told who did not ask: of their own account, or because they work for the agency it concerns. */
export const notices = {
  'notice.second-factor-reset': {
    vi: 'Quản trị viên {by} đã đặt lại mã xác thực hai lớp của bạn. Nếu không phải do bạn yêu cầu, hãy báo ngay.',
    en: 'The administrator {by} reset your second factor. If you did not ask for that, say so at once.',
  },
  'notice.roles-changed': {
    vi: 'Quản trị viên {by} đã thay đổi vai trò của bạn: {why}.',
    en: 'The administrator {by} changed your roles: {why}.',
  },
  'notice.password-changed': {
    vi: 'Mật khẩu của bạn đã được thay đổi. Nếu không phải do bạn thực hiện, hãy báo quản trị viên ngay.',
    en: 'Your password was changed. If that was not you, tell an administrator at once.',
  },
  'notice.proposed': {
    vi: '{by} đề nghị một việc cần hai người phê duyệt, liên quan đến {agency}: {what} ({subject}).',
    en: '{by} asked for something that needs two persons and concerns {agency}: {what} ({subject}).',
  },
  'notice.approved': {
    vi: 'Việc do {askedBy} đề nghị, liên quan đến {agency}, đã được {by} phê duyệt và thực hiện: {what} ({subject}).',
    en: 'What {askedBy} asked for, concerning {agency}, was approved by {by} and done: {what} ({subject}).',
  },
  'notice.refused': {
    vi: 'Việc do {askedBy} đề nghị, liên quan đến {agency}, đã bị {by} từ chối: {what} ({subject}).',
    en: 'What {askedBy} asked for, concerning {agency}, was refused by {by}: {what} ({subject}).',
  },
} as const satisfies Record<string, Bilingual>;

export type NoticeCode = keyof typeof notices;

export function isNoticeCode(text: string): text is NoticeCode {
  return Object.hasOwn(notices, text);
}

export function sayNotice(code: NoticeCode, params: SentenceParams): Bilingual {
  return fillBoth(notices[code], params);
}

import type { Bilingual } from '../text/language.js';

/** The axis' own agencies, to be tried with: what each does with every document it gets. */
export const robotKindNames = {
  finishes: { vi: 'Đơn vị thử nghiệm: luôn xử lý xong', en: 'Robot that finishes everything' },
  refuses: { vi: 'Đơn vị thử nghiệm: luôn từ chối', en: 'Robot that refuses everything' },
  silent: { vi: 'Đơn vị thử nghiệm: không bao giờ trả lời', en: 'Robot that stays silent' },
  changes: {
    vi: 'Đơn vị thử nghiệm: gửi văn bản, cập nhật, thay thế rồi lấy lại',
    en: 'Robot that sends, updates, replaces and takes back',
  },
} as const satisfies Record<string, Bilingual>;

export type RobotKind = keyof typeof robotKindNames;

export const robotKinds = Object.keys(robotKindNames) as readonly RobotKind[];

/** Their codes: `ROBOT` is no level 1 of anybody. */
export const robotCodes: Readonly<Record<RobotKind, string>> = {
  finishes: 'ROBOT.01',
  refuses: 'ROBOT.02',
  silent: 'ROBOT.03',
  changes: 'ROBOT.04',
};

const codes: ReadonlySet<string> = new Set(Object.values(robotCodes));

/** Whether an agency is a robot; what robots send is a test, and nobody's post. */
export function isRobot(code: string | undefined): boolean {
  return code !== undefined && codes.has(code);
}

/** The system that serves them, which the exchange itself is. It has no key: nobody can call in its name. */
export const robotSystem = 'robots';

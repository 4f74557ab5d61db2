import type { Bilingual } from '../text/language.js';

/** What the credentials of a system may be used for. */
export const scopeNames = {
  send: { vi: 'Gửi văn bản', en: 'Send documents' },
  receive: { vi: 'Nhận văn bản và phản hồi', en: 'Receive documents and answer them' },
  track: { vi: 'Theo dõi', en: 'Track' },
  directory: { vi: 'Danh mục mã định danh', en: 'Directory' },
  administer: { vi: 'Quản trị', en: 'Administer' },
} as const satisfies Record<string, Bilingual>;

export type Scope = keyof typeof scopeNames;

export const scopes = Object.keys(scopeNames) as readonly Scope[];

/** What a system may be given: administering is for people and the operator, who in turn sends and receives nothing. */
export const scopesOfSystems = ['send', 'receive', 'track', 'directory'] as const satisfies readonly Scope[];

export function isScope(text: unknown): text is Scope {
  return typeof text === 'string' && Object.hasOwn(scopeNames, text);
}

/** The people of an axis. */
export const personRoleNames = {
  clerk: { vi: 'Văn thư', en: 'Clerk' },
  administrator: { vi: 'Quản trị viên', en: 'Administrator' },
  auditor: { vi: 'Cán bộ kiểm tra', en: 'Auditor' },
} as const satisfies Record<string, Bilingual>;

export type PersonRole = keyof typeof personRoleNames;

export const personRoles = Object.keys(personRoleNames) as readonly PersonRole[];

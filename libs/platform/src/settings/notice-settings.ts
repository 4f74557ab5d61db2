import { resolve } from 'node:path';
import type { readEnvironment } from './environment.js';

/** Who is told of what is late or went wrong, and by what; nobody, as long as neither is set. */
export interface NoticeSettings {
  readonly mail?: MailSettings;
  /** `secretFile`: what calls are signed with. */
  readonly call?: { readonly url: string; readonly secretFile: string };
}

/** `needsTls`: a password goes with it, over a line that is not this machine's own. */
export interface MailSettings {
  readonly url: string;
  readonly from: string;
  readonly needsTls: boolean;
}

type Read = ReturnType<typeof readEnvironment>;

export function noticeSettings(read: Read): NoticeSettings {
  return { mail: mail(read), call: call(read) };
}

/** One address, without a name and without what would make two of it. */
const address = /^[^\s@<>"(),;:\\]+@[^\s@<>"(),;:\\]+$/;

function mail(read: Read): NoticeSettings['mail'] {
  const url = read.url('EDOC_MAIL_URL', ['smtp:', 'smtps:']);
  const from = read.text('EDOC_MAIL_FROM', address, 'an address such as truc@example.gov.vn');
  if (!url !== !from) read.problems.push('EDOC_MAIL_URL and EDOC_MAIL_FROM belong together: set both or neither.');
  return url && from !== undefined
    ? { url: url.href, from, needsTls: url.username !== '' && isElsewhere(url) }
    : undefined;
}

function call(read: Read): NoticeSettings['call'] {
  const url = read.url('EDOC_NOTICE_URL', ['http:', 'https:']);
  const secretFile = read.text('EDOC_NOTICE_SECRET_FILE');
  if (!url !== !secretFile) {
    read.problems.push('EDOC_NOTICE_URL and EDOC_NOTICE_SECRET_FILE belong together: set both or neither.');
  }
  // They carry what agencies are told, and telephone numbers.
  if (url?.protocol === 'http:' && isElsewhere(url)) {
    read.problems.push('EDOC_NOTICE_URL must be https, unless it is on this machine.');
  }
  // Calls are signed: a password would stand in what is said about a call that failed.
  if (url?.username || url?.password)
    read.problems.push('EDOC_NOTICE_URL must be an address without user and password.');
  return url && secretFile !== undefined ? { url: url.href, secretFile: resolve(secretFile) } : undefined;
}

const thisMachine: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

function isElsewhere({ hostname }: URL): boolean {
  return !thisMachine.has(hostname);
}

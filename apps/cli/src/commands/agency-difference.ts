import type { AgencyDifference } from '@edoc-axis/contracts';
import { agencyKindNames, type Bilingual, joiningStateNames, policyNames } from '@edoc-axis/domain';
import { bold, readableBytes, type Terminal } from '../terminal/terminal.js';
import { localTime } from './local-time.js';

/** What a day changed of an agency, in one line. */
export function differenceLine({ agency, name, what, field, before, after }: AgencyDifference, terminal: Terminal) {
  const { text } = terminal;
  const of = `${bold(agency.padEnd(14))} ${name}:`;
  if (what === 'opened' || what === 'closed') return `${of} ${text(whatNames[what])} ${dated(after, terminal)}`;
  const changed = what === 'changed' ? `${text(whatNames.changed)} ${text(fieldName(field))}` : undefined;
  return `${of} ${changed ?? text(whatNames[what])}: ${shown(before, terminal)} → ${shown(after, terminal)}`;
}

const whatNames: Readonly<Record<AgencyDifference['what'], Bilingual>> = {
  opened: { vi: 'mở', en: 'opened' },
  closed: { vi: 'đóng', en: 'closed' },
  renamed: { vi: 'đổi tên', en: 'renamed' },
  moved: { vi: 'đổi cấp trên', en: 'moved below another' },
  served: { vi: 'đổi hệ thống', en: 'served by another system' },
  policy: { vi: 'đổi chính sách chữ ký', en: 'policy' },
  changed: { vi: 'thay đổi', en: 'changed' },
};

const fieldNames: Readonly<Record<string, Bilingual>> = {
  name: { vi: 'tên', en: 'name' },
  parent: { vi: 'cấp trên', en: 'parent' },
  policy: { vi: 'chính sách chữ ký', en: 'policy' },
  shortName: { vi: 'tên viết tắt', en: 'short name' },
  agencyKind: { vi: 'loại cơ quan', en: 'kind' },
  address: { vi: 'địa chỉ', en: 'address' },
  level: { vi: 'cấp', en: 'level' },
  capabilities: { vi: 'khả năng tiếp nhận', en: 'what it accepts' },
  centre: { vi: 'trung tâm liên thông', en: 'centre' },
  hidden: { vi: 'không hiện trong danh bạ', en: 'hidden' },
  test: { vi: 'thử nghiệm', en: 'test' },
  toleratesSha1: { vi: 'chấp nhận SHA-1', en: 'SHA-1 tolerated' },
  joining: { vi: 'bước kết nối', en: 'joining' },
  form102: { vi: 'mã QCVN 102', en: '102 form' },
  validFrom: { vi: 'hiệu lực từ', en: 'valid from' },
  validUntil: { vi: 'đóng từ', en: 'closed from' },
  successors: { vi: 'đơn vị kế tiếp', en: 'successors' },
  receivesFor: { vi: 'nơi nhận thay', en: 'received for it by' },
};

/** A field of an agency in words; one that only a newer axis has is called as it is. */
export function fieldName(field: string): Bilingual {
  return fieldNames[field] ?? { vi: field, en: field };
}

interface Opening {
  readonly validFrom?: string;
  readonly parent?: string;
}

interface Closing {
  readonly validUntil?: string;
  readonly successors?: readonly string[];
  readonly receivesFor?: { readonly agency: string; readonly until: string };
}

function dated(said: unknown, terminal: Terminal): string {
  const { text } = terminal;
  const { validFrom, parent, validUntil, successors = [], receivesFor } = (said ?? {}) as Opening & Closing;
  const parts = [
    (validFrom ?? validUntil) && `${text({ vi: 'từ', en: 'from' })} ${localTime(validFrom ?? validUntil ?? '')}`,
    parent && `${text({ vi: 'trực thuộc', en: 'below' })} ${parent}`,
    successors.length > 0 && `${text({ vi: 'đơn vị kế tiếp', en: 'successors' })} ${successors.join(', ')}`,
    receivesFor && `${text({ vi: 'nơi nhận thay', en: 'received for it by' })} ${shown(receivesFor, terminal)}`,
  ];
  return parts.filter(Boolean).join(', ');
}

function shown(value: unknown, { text, language }: Terminal): string {
  if (value === undefined || value === null) return '–';
  if (typeof value === 'boolean') return text(value ? { vi: 'có', en: 'yes' } : { vi: 'không', en: 'no' });
  if (Array.isArray(value)) return value.join(', ') || '–';
  if (typeof value === 'object') return shownObject(value, { text, language });
  const written = String(value);
  if (written in policyNames) return policyNames[written as keyof typeof policyNames][language];
  if (written in agencyKindNames) return agencyKindNames[written as keyof typeof agencyKindNames][language];
  return /^\d{4}-\d{2}-\d{2}T/.test(written) ? localTime(written) : written;
}

interface Told {
  readonly agency?: string;
  readonly until?: string;
  readonly state?: keyof typeof joiningStateNames;
  readonly packetBytesMax?: number;
  readonly attachmentTypes?: readonly string[];
}

/** Who receives, for how long; a step of joining; what is accepted. */
function shownObject(value: object, { text, language }: Pick<Terminal, 'text' | 'language'>): string {
  const { agency, until, state, packetBytesMax, attachmentTypes } = value as Told;
  const parts = [
    agency,
    until && `${text({ vi: 'đến', en: 'until' })} ${localTime(until)}`,
    state && joiningStateNames[state][language],
    packetBytesMax !== undefined && readableBytes(packetBytesMax),
    attachmentTypes?.join(', '),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(' ') : JSON.stringify(value);
}

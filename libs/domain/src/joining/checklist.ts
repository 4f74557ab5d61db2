import { worksOnPages } from '../agencies/works-on-pages.js';
import type { ErrorCode } from '../errors/catalogue.js';
import type { Bilingual, SentenceParams } from '../text/language.js';
import type { JoiningState } from '../words/joining-state.js';
import { robotCodes } from '../words/robot-kind.js';

/** What an agency needs to be live, in the order in which it is done. */
export const joiningItemNames = {
  code: { vi: 'Công bố mã định danh', en: 'Code published' },
  contacts: { vi: 'Đầu mối liên hệ', en: 'Contacts' },
  certificate: { vi: 'Chứng thư số cơ quan', en: "The organisation's certificate" },
  system: { vi: 'Hệ thống hoặc cổng', en: 'System or portal' },
  address: { vi: 'Địa chỉ', en: 'Address' },
  'self-test': { vi: 'Tự kiểm tra', en: 'Self-test' },
  documents: { vi: 'Gửi và nhận văn bản', en: 'A document both ways' },
  statuses: { vi: 'Trạng thái xử lý', en: 'Statuses' },
  policy: { vi: 'Điều kiện tiếp nhận', en: 'Policy' },
  live: { vi: 'Kết nối chính thức', en: 'Live' },
} as const satisfies Record<string, Bilingual>;

export type JoiningItemName = keyof typeof joiningItemNames;

export const joiningItems = Object.keys(joiningItemNames) as readonly JoiningItemName[];

/** What is known of an agency that joins. Moments are RFC 3339 texts: since when it is so; absent where it is not. */
export interface JoiningStanding {
  readonly agency: string;
  readonly now: Date;
  readonly opensAt: string;
  readonly closedAt?: string;
  readonly successors: readonly string[];
  readonly contacts: { readonly clerks: number; readonly technical: number; readonly since?: string };
  /** Of the organisation's certificate that counts now. */
  readonly certificateSince?: string;
  /** The system that serves it. */
  readonly system?: {
    readonly name: string;
    readonly since: string;
    readonly door?: string;
    /** Why it can take nothing, though it is registered. */
    readonly problem?: { readonly code: ErrorCode; readonly params: SentenceParams };
  };
  readonly addressSince?: string;
  readonly policySince?: string;
  /** Needs no signature, by its policy. */
  readonly needsNoSignature?: boolean;
  /** What the exchange saw it do, since it was invited. */
  readonly first: Readonly<Partial<Record<FirstAct, string>>>;
  readonly state: JoiningState;
  /** Of the state. */
  readonly stateSince?: string;
}

/** The first time an agency did something: sent a document, confirmed one, one of a robot, and answered one. */
export const firstActs = ['sent', 'received', 'tested', 'answered'] as const;

export type FirstAct = (typeof firstActs)[number];

/** One line of the checklist: done, or what to do next, as a sentence of the catalogue with its parameters. */
export type JoiningItem = { readonly item: JoiningItemName } & (
  | { readonly done: true; readonly since?: string }
  | { readonly done: false; readonly next: { readonly code: ErrorCode; readonly params: SentenceParams } }
);

type Finding = { readonly since?: string } | { readonly code: ErrorCode; readonly params?: SentenceParams };

/** The whole checklist of an agency, from what is known. Nobody ticks anything. */
export function judgeJoining(standing: JoiningStanding): JoiningItem[] {
  return joiningItems.map((item) => {
    const found = judges[item](standing);
    if (!('code' in found)) return { item, done: true, since: found.since };
    const { code, params } = found;
    return { item, done: false, next: { code, params: { agency: standing.agency, ...params } } };
  });
}

/** What stands between the agency and going live. */
export function openItems(checklist: readonly JoiningItem[]): JoiningItemName[] {
  return checklist.flatMap(({ item, done }) => (done || item === 'live' ? [] : item));
}

const peopleOfEachKind = 2;

const judges: Readonly<Record<JoiningItemName, (standing: JoiningStanding) => Finding>> = {
  code: ({ opensAt, closedAt, successors, now }) => {
    if (closedAt !== undefined && now >= new Date(closedAt)) {
      return { code: 'agency.closed', params: { closedAt, successors } };
    }
    return now < new Date(opensAt) ? { code: 'agency.not-yet-live', params: { opensAt } } : { since: opensAt };
  },
  contacts: ({ contacts: { clerks, technical, since } }) =>
    clerks < peopleOfEachKind || technical < peopleOfEachKind
      ? { code: 'joining.contacts-missing', params: { clerks, technical } }
      : { since },
  certificate: (standing) => {
    const { certificateSince, policySince, needsNoSignature } = standing;
    // Who sends from the portal, and by its policy without a signature, has nothing to sign with and needs nothing.
    const since =
      worksOnPages(standing.system) && needsNoSignature ? (certificateSince ?? policySince) : certificateSince;
    return sinceOr(since, 'joining.certificate-missing');
  },
  system: ({ system }) => {
    if (!system) return { code: 'agency.no-system' };
    const { name, since, problem } = system;
    return problem ? { code: problem.code, params: { system: name, ...problem.params } } : { since };
  },
  address: ({ addressSince: since }) => sinceOr(since, 'joining.address-missing'),
  'self-test': (standing) => {
    const code = worksOnPages(standing.system) ? 'joining.clerk-opened-no-test' : 'joining.not-self-tested';
    return sinceOr(standing.first.tested, code);
  },
  documents: (standing) => {
    const { sent, received } = standing.first;
    const onPortal = worksOnPages(standing.system);
    if (sent === undefined) {
      const code = onPortal ? 'joining.clerk-sent-nothing' : 'joining.nothing-sent';
      return { code, params: { robot: robotCodes.finishes } };
    }
    if (received === undefined) return { code: onPortal ? 'joining.clerk-opened-nothing' : 'joining.nothing-received' };
    return { since: sent < received ? received : sent };
  },
  statuses: (standing) => {
    const code = worksOnPages(standing.system) ? 'joining.clerk-answered-nothing' : 'joining.nothing-answered';
    return sinceOr(standing.first.answered, code);
  },
  policy: ({ policySince: since }) => sinceOr(since, 'joining.policy-undecided'),
  live: ({ state, stateSince: since }) => {
    if (state === 'live') return { since };
    return { code: state === 'invited' ? 'joining.not-testing' : 'joining.not-live', params: { joining: state } };
  },
};

function sinceOr(since: string | undefined, code: ErrorCode): Finding {
  return since === undefined ? { code } : { since };
}

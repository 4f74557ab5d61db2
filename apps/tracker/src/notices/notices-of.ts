import { type FactKind, isFactKind, type SentenceParams } from '@edoc-axis/domain';
import { isUrgentBy } from '../deadlines/consequences.js';
import type { FollowedFact } from '../deadlines/followed-fact.js';
import type { DueDeadline } from '../store/deadlines.js';
import { idOfNotice } from './id-of-notice.js';
import type { Audience, NewNotice } from './new-notice.js';

/** Who is told what happened: the side that did not do it, and has to know. */
const told: Readonly<Partial<Record<FactKind, { readonly sender?: Audience; readonly recipient?: Audience }>>> = {
  'document.frozen': { sender: 'clerks' },
  'document.unfrozen': { sender: 'clerks' },
  'delivery.refused': { sender: 'clerks' },
  'delivery.returned': { sender: 'clerks' },
  'delivery.expired': { sender: 'clerks', recipient: 'all' },
  'delivery.client-failed': { recipient: 'technical' },
  'delivery.undeliverable': { sender: 'clerks', recipient: 'all' },
  'delivery.bad-recipient': { sender: 'clerks' },
  'delivery.closed-by-operator': { sender: 'clerks' },
  'delivery.redelivered': { sender: 'clerks' },
  'delivery.redirected-to': { sender: 'clerks' },
  'delivery.withdrawn': { recipient: 'clerks' },
  'delivery.revoked': { recipient: 'clerks' },
  'delivery.take-back-asked': { recipient: 'clerks' },
  'delivery.revocation-told': { recipient: 'clerks' },
  'delivery.update-told': { recipient: 'clerks' },
  'delivery.take-back-agreed': { sender: 'clerks' },
  'delivery.take-back-declined': { sender: 'clerks' },
  'delivery.revocation-carried-out': { sender: 'clerks' },
  'delivery.revocation-declined': { sender: 'clerks' },
  'delivery.update-agreed': { sender: 'clerks' },
  'delivery.update-declined': { sender: 'clerks' },
};

/** What is known of a whole system, with whatever document it was found. */
const toldOfDestination = ['delivery.destination-fails', 'delivery.destination-works'] as const;

export const toldKinds: readonly string[] = [...Object.keys(told), ...toldOfDestination];

/**
 * Of what is told of a document: who, which one, until when. What people wrote themselves, as a subject or a reason, may be
 * what no mail should carry, and is read on the axis.
 */
const toldParams = [
  ...['sender', 'recipient', 'addressee', 'failure', 'status', 'dueAt', 'failedAt', 'problem'],
  ...['failures', 'failuresMax'],
];

/** What agencies are told because of a fact. */
export function noticesOfFact(fact: FollowedFact): NewNotice[] {
  const { kind, id, document, at, params, first } = fact;
  if (!isFactKind(kind) || isToldBefore(kind, params)) return [];
  const { sender, recipient } = told[kind] ?? {};
  const about: About = {
    ...{ of: id, code: kind, document, at, first },
    urgent: isUrgentBy(first),
    params: { sender: fact.sender, ...params },
  };
  return [...noticeTo(fact.sender, sender, about), ...noticeTo(params['recipient'], recipient, about)];
}

/** A client that fails says so again and again: its technicians are told the first time, and when it is over. */
function isToldBefore(kind: FactKind, { failures }: SentenceParams): boolean {
  return kind === 'delivery.client-failed' && failures !== 1;
}

/** Agencies whose post a system takes. */
export type ServedBy = (system: string, at: Date) => readonly string[];

/**
 * What keeps a destination from being reached belongs to the technicians of everybody whose post is brought there. They are
 * told of their system, and not of the document with which it was found: that may be none of their business.
 */
export function noticesOfDestination({ kind, id, at, params }: FollowedFact, servedBy: ServedBy): NewNotice[] {
  const { system, failedAt, problem } = params;
  const code = toldOfDestination.find((each) => each === kind);
  if (code === undefined || typeof system !== 'string') return [];
  return servedBy(system, at).flatMap((agency) => {
    const about = { of: id, code, at, urgent: false, first: {}, params: { recipient: agency, failedAt, problem } };
    return noticeTo(agency, 'technical', about);
  });
}

/** What they are told because something is late: who has to act, and who waits for it. */
export function noticesOfDeadline(deadline: DueDeadline, at: Date): NewNotice[] {
  const { kind, about: of, code, document, sender, recipient, urgent, dueAt } = deadline;
  const about: About = {
    ...{ of: `${kind} ${of}`, code, document, at, urgent },
    first: deadline.first ?? {},
    params: { sender, recipient, dueAt: dueAt.toISOString() },
  };
  if (kind === 'collection') return noticeTo(recipient, 'all', about);
  return [...noticeTo(recipient, 'clerks', about), ...noticeTo(sender, 'clerks', about)];
}

interface About extends Pick<NewNotice, 'code' | 'document' | 'params' | 'urgent' | 'at'> {
  /** What happened, of which the same is told once. */
  readonly of: string;
  readonly first: SentenceParams;
}

function noticeTo(
  agency: unknown,
  audience: Audience | undefined,
  { of, first, params, ...about }: About,
): NewNotice[] {
  if (typeof agency !== 'string' || audience === undefined) return [];
  const kept = Object.fromEntries(toldParams.flatMap((name) => (name in params ? [[name, params[name]]] : [])));
  const { code: number, documentId } = first;
  return [{ ...about, id: idOfNotice(`${of} ${agency}`), agency, audience, params: { ...kept, number, documentId } }];
}

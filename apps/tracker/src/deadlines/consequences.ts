import {
  type DeadlineKind,
  deadlineOf,
  isPriority,
  isUrgent,
  type OfficeTimes,
  type OverdueCode,
  type SentenceParams,
  tellsWhatBecomes,
} from '@edoc-axis/domain';
import type { FollowedFact } from './followed-fact.js';

/** An acceptance that not everybody has collected yet. */
export interface NewAwaited {
  readonly fact: string;
  readonly document: string;
  readonly receipt: string;
  readonly sender: string;
  readonly recipients?: readonly string[];
  readonly urgent: boolean;
  readonly beganAt: Date;
  readonly dueAt: Date;
}

/** Until when one office has time for one thing. */
export interface NewDeadline {
  readonly kind: DeadlineKind;
  /** The delivery, or the question. */
  readonly about: string;
  readonly code: OverdueCode;
  readonly document: string;
  readonly delivery: string;
  readonly sender: string;
  readonly recipient: string;
  readonly urgent: boolean;
  readonly beganAt: Date;
  readonly dueAt: Date;
}

/** What a page of facts begins and ends. */
export interface Consequences {
  readonly awaited: readonly NewAwaited[];
  readonly collected: readonly { readonly document: string; readonly recipient: string }[];
  readonly deadlines: readonly NewDeadline[];
  /** Of one delivery's collection, or of one question. */
  readonly endedAbout: readonly Ended[];
  /** Of everything about a delivery. */
  readonly endedDeliveries: readonly Ended[];
  /** Systems that said what became of a document. */
  readonly answering: readonly string[];
}

export interface Ended {
  readonly id: string;
  readonly at: Date;
}

/** The facts from which nothing follows are most, and are not read further. */
export const factsThatMatter = {
  accepted: ['document.accepted', 'document.further-addressees'],
  delivered: ['delivery.delivered'],
  taken: ['delivery.acknowledged', 'delivery.refused', 'delivery.answered'],
  asked: ['delivery.take-back-asked', 'delivery.revocation-told', 'delivery.update-told'],
  replied: [
    ...['delivery.take-back-agreed', 'delivery.take-back-declined'],
    // Not agreeing to a revocation leaves it open: both offices have to settle it.
    ...['delivery.revocation-carried-out', 'delivery.update-agreed', 'delivery.update-declined'],
  ],
  ended: [
    ...['delivery.refused', 'delivery.returned', 'delivery.withdrawn', 'delivery.revoked', 'delivery.expired'],
    ...['delivery.undeliverable', 'delivery.closed-by-operator', 'delivery.redirected'],
  ],
  moved: ['delivery.redirected-by-closure'],
  sentOn: ['delivery.redelivered', 'delivery.redirected-to'],
} as const satisfies Record<string, readonly string[]>;

/**
 * What begins and ends with these facts, in their order; what both begins and ends with them is not told. By the hours of
 * the office that has to do something.
 */
export function consequencesOf(facts: readonly FollowedFact[], offices: OfficeTimes): Consequences {
  const awaited = new Map<string, NewAwaited>();
  const deadlines = new Map<string, NewDeadline>();
  const collected: Consequences['collected'][number][] = [];
  const endedAbout: Ended[] = [];
  const endedDeliveries: Ended[] = [];
  const answering = new Set<string>();

  function collect({ document, params }: FollowedFact): void {
    const recipient = textIn(params, 'recipient');
    if (recipient === undefined) return;
    collected.push({ document, recipient });
    for (const [fact, { recipients, ...rest }] of awaited) {
      if (rest.document !== document || !recipients?.includes(recipient)) continue;
      const left = recipients.filter((each) => each !== recipient);
      if (left.length === 0) awaited.delete(fact);
      else awaited.set(fact, { ...rest, recipients: left });
    }
  }

  function end(ended: Ended, list: Ended[], isMeant: (deadline: NewDeadline) => boolean): void {
    list.push(ended);
    for (const [key, deadline] of deadlines) if (isMeant(deadline)) deadlines.delete(key);
  }

  for (const fact of facts) {
    const { kind, delivery, at } = fact;
    const begin = (deadline: NewDeadline | undefined) => {
      if (deadline) deadlines.set(`${deadline.kind} ${deadline.about}`, deadline);
    };
    if (isOf('accepted', kind)) {
      const promised = awaitedBy(fact, offices);
      if (promised) awaited.set(fact.id, promised);
    }
    if (delivery === undefined) continue;
    const endAbout = (id: string) => end({ id, at }, endedAbout, ({ about }) => about === id);
    const endDelivery = (id: string) => end({ id, at }, endedDeliveries, (deadline) => deadline.delivery === id);
    if (isOf('delivered', kind)) {
      collect(fact);
      endAbout(delivery);
      if (fact.answers || answering.has(fact.by) || fact.params['confirmedBy'] === 'person') {
        begin(deadlineBegunBy(fact, 'acknowledgement', { about: delivery, code: 'overdue.acknowledgement' }, offices));
      }
    }
    if (tellsWhatBecomes(kind, fact.params)) answering.add(fact.by);
    if (kind === 'delivery.acknowledged') endAbout(delivery);
    const code = overdueOfQuestion[kind];
    const question = textIn(fact.params, 'question');
    if (code && question !== undefined) begin(deadlineBegunBy(fact, 'answer', { about: question, code }, offices));
    if (isOf('replied', kind) && question !== undefined) endAbout(question);
    if (isOf('ended', kind)) endDelivery(delivery);
    // A status that is sent on again is nobody's to collect in time.
    if (isOf('sentOn', kind) && textIn(fact.params, 'status') === undefined) {
      begin(deadlineBegunBy(fact, 'collection', { about: delivery, code: 'overdue.collection' }, offices));
    }
    if (!isOf('moved', kind)) continue;
    const former = textIn(fact.params, 'former');
    // What became one with another is that one's to collect; else it is another office's from now on.
    if (former !== undefined) endDelivery(former);
    else begin(deadlineBegunBy(fact, 'collection', { about: delivery, code: 'overdue.collection' }, offices));
  }
  return {
    awaited: [...awaited.values()],
    deadlines: [...deadlines.values()],
    ...{ collected, endedAbout, endedDeliveries },
    answering: [...answering],
  };
}

export function isOf(group: keyof typeof factsThatMatter, kind: string): boolean {
  return factsThatMatter[group].some((each) => each === kind);
}

/** What the first fact about a document says of its urgency; earlier versions said nothing of it. */
export function isUrgentBy(first: SentenceParams): boolean {
  const { priority } = first;
  return isPriority(priority) && isUrgent(priority);
}

const overdueOfQuestion: Readonly<Record<string, OverdueCode>> = {
  'delivery.take-back-asked': 'overdue.take-back',
  'delivery.revocation-told': 'overdue.revocation',
  'delivery.update-told': 'overdue.update',
};

/** Undefined where nobody is promised anything, or too little is known of it. */
function awaitedBy(fact: FollowedFact, offices: OfficeTimes): NewAwaited | undefined {
  const { id, document, receipt, sender, at: beganAt, recipients, params } = fact;
  if (receipt === undefined || sender === undefined || recipients?.length === 0) return undefined;
  const urgent = isUrgentBy(params);
  const dueAt = firstDue({ recipients, urgent, beganAt }, offices);
  return { fact: id, document, receipt, sender, recipients, urgent, beganAt, dueAt };
}

/** When the first of those who have not collected is late; of too many to be named, the first of all there are. */
export function firstDue(
  { recipients, urgent, beganAt: from, releasedAt }: Pick<NewAwaited, 'recipients' | 'urgent' | 'beganAt'> & Released,
  offices: OfficeTimes,
): Date {
  const times = recipients?.map((recipient) => offices.of(recipient)) ?? offices.all;
  return new Date(Math.min(...times.map((time) => +deadlineOf('collection', { from, releasedAt, urgent }, time))));
}

interface Released {
  /** The document was frozen until then. */
  readonly releasedAt?: Date;
}

function deadlineBegunBy(
  { document, delivery, sender, params, first, at: beganAt }: FollowedFact,
  kind: DeadlineKind,
  { about, code }: Pick<NewDeadline, 'about' | 'code'>,
  offices: OfficeTimes,
): NewDeadline | undefined {
  const recipient = textIn(params, 'recipient');
  if (delivery === undefined || sender === undefined || recipient === undefined) return undefined;
  const urgent = isUrgentBy(first);
  const dueAt = deadlineOf(kind, { from: beganAt, urgent }, offices.of(recipient));
  return { kind, about, code, document, delivery, sender, recipient, urgent, beganAt, dueAt };
}

function textIn(params: SentenceParams, name: string): string | undefined {
  const value = params[name];
  return typeof value === 'string' ? value : undefined;
}

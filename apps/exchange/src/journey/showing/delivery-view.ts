import type { DeliveryView, Saying } from '@edoc-axis/contracts';
import {
  type AgencyCode,
  type DeliveryFacts,
  type FailureReason,
  failureReasonNames,
  deadlineOf,
  furthestStatus,
  isErrorCode,
  type OfficeTimes,
  questionNames,
  resolveRecipient,
  robotCodes,
  robotKinds,
  sentences,
  statusNames,
  whoseMove,
  worksOnPages,
  type Withdrawal,
} from '@edoc-axis/domain';
import { type Directory, recipientView } from '@edoc-axis/platform';
import type { DeliveryRow } from '../../store/documents.js';
import { stateNameOf } from '../state-name.js';
import type { HowCarried } from './how-carried.js';

/** A delivery as people read it: names beside codes, and whose move it is. */
export function deliveryView(row: DeliveryRow, { directory, ...around }: Surroundings): DeliveryView {
  return {
    id: row.id,
    recipient: row.recipient,
    recipientName: directory.agency(row.recipient, around.at)?.name,
    addressedTo: row.addressed_to,
    state: row.state,
    stateName: stateNameOf(row, !around.silent?.has(row.id)),
    since: row.since.toISOString(),
    reason: sayingOfReason(row.reason),
    redelivers: row.redelivers ?? undefined,
    successor: row.successor?.id,
    settledAt: row.settled_at?.toISOString(),
    fetchedBy: around.frozen ? row.fetched_by : undefined,
    answers: row.answers.map(({ status, description, staff, given_at, by, signature }) => ({
      status,
      name: statusNames[status],
      description,
      staff: (staff as DeliveryView['answers'][number]['staff']) ?? undefined,
      at: new Date(given_at).toISOString(),
      by,
      signature: signature ?? undefined,
    })),
    answersGiven: row.answers_given,
    furthest: furthestStatus(row.told),
    questions: questionsOf(row),
    move: moveView(row, { directory, ...around }),
    entered: around.entered?.get(row.id),
  };
}

/** What holds a delivery, or may, and does not stand in its row. */
export interface Surroundings {
  readonly directory: Directory;
  readonly offices: OfficeTimes;
  readonly at: Date;
  readonly frozen?: DeliveryFacts['frozen'];
  /** It was frozen until then: what an office has time for begins again. */
  readonly releasedAt?: Date;
  /** How it is brought, where the axis brings it. */
  readonly carried?: HowCarried;
  /** Where deliveries stand in a register that who asks may read. */
  readonly entered?: ReadonlyMap<string, DeliveryView['entered']>;
  /** Deliveries of which nothing more will be heard. */
  readonly silent?: ReadonlySet<string>;
}

/** As much of a delivery as tells whose move it is. */
export type MovingDelivery = Omit<DeliveryRow, 'answers' | 'answers_given'>;

export function moveView(row: MovingDelivery, around: Surroundings): DeliveryView['move'] {
  const { who, code, params, since, sentence } = whoseMove(factsOf(row, around));
  return { who, code, params, sentence, since: since.toISOString() };
}

/** What waits for 15 or 16. */
function questionsOf({ open_questions: open }: DeliveryRow): DeliveryView['questions'] {
  if (open.length === 0) return undefined;
  return open.map(({ id, kind, reason, asked_at, by, disagreed }) => ({
    ...{ id, kind, name: questionNames[kind], reason: reason ?? undefined, by, disagreed },
    askedAt: new Date(asked_at).toISOString(),
  }));
}

/** As written beside a final state: what the recipient said, or the sender that took it back, or what failed and why. */
interface StoredReason {
  readonly text?: string;
  readonly withdrawnBy?: Withdrawal;
  readonly failure?: FailureReason;
  readonly target?: string;
  readonly code?: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

function storedReason(reason: unknown): StoredReason {
  return (reason ?? {}) as StoredReason;
}

function factsOf(
  row: MovingDelivery,
  { directory, offices, at, frozen, releasedAt, silent, carried }: Surroundings,
): DeliveryFacts {
  const furthest = furthestStatus(row.told);
  const told = row.told.find(({ status }) => status === furthest);
  const { text, failure, target } = storedReason(row.reason);
  const system = directory.systemServing(row.recipient, at);
  return {
    carries: row.carries,
    state: row.state,
    since: row.since,
    at,
    // A status about a frozen document is handed over all the same.
    frozen: row.carries === 'document' ? frozen : undefined,
    expiresAt: row.expires_at,
    ...(carried ?? { reachedBy: worksOnPages(system) ? 'portal' : 'collection' }),
    recipient: row.recipient,
    closed: closedOf(row, directory, at),
    system: system && { name: system.name, suspended: system.suspended },
    robot: robotOf(row.recipient),
    fetchedAt: row.fetched_at ?? undefined,
    leasedUntil: row.leased_until && row.leased_until > at ? row.leased_until : undefined,
    questions: row.open_questions.map(({ kind, asked_at, disagreed, untold }) => ({
      kind,
      askedAt: new Date(asked_at),
      overdueAt: deadlineOf(
        'answer',
        { from: new Date(asked_at), releasedAt, urgent: row.urgent },
        offices.of(row.recipient),
      ),
      disagreed,
      untold,
    })),
    sendsStatuses: !silent?.has(row.id),
    furthest: furthest && told && { status: furthest, at: new Date(told.given_at) },
    reason: text,
    wasAcknowledged: row.acknowledged_at !== null,
    failure,
    target,
    successor: row.successor ? { delivery: row.successor.id, recipient: row.successor.recipient } : undefined,
    settledAt: row.settled_at ?? undefined,
  };
}

function closedOf(
  { recipient, sender }: MovingDelivery,
  directory: Directory,
  at: Date,
): DeliveryFacts['closed'] | undefined {
  const entry = directory.agency(recipient, at);
  if (entry?.validUntil === undefined || new Date(entry.validUntil) > at) return undefined;
  const resolved = resolveRecipient(recipient as AgencyCode, recipientView(directory, at, sender as AgencyCode));
  const standIn = resolved.outcome === 'reachable' ? resolved.effective : undefined;
  return { at: entry.validUntil, successors: entry.successors, standIn };
}

function robotOf(recipient: string): DeliveryFacts['robot'] {
  const kind = robotKinds.find((each) => robotCodes[each] === recipient);
  return kind && (kind === 'silent' ? 'silent' : 'acts');
}

/** Why it ended, as it was written beside the state. */
export function sayingOfReason(reason: unknown): Saying | undefined {
  return sayingOf(storedReason(reason));
}

function sayingOf({ text, withdrawnBy, failure, code, params = {} }: StoredReason): Saying | undefined {
  if (failure !== undefined && text !== undefined) {
    const { vi, en } = failureReasonNames[failure];
    return { code: failure, params: { text }, sentence: { vi: `${vi}: ${text}`, en: `${en}: ${text}` } };
  }
  if (text !== undefined) {
    return { code: withdrawnBy ?? 'refused-by-recipient', params: { text }, sentence: { vi: text, en: text } };
  }
  if (isErrorCode(code)) return { code, params, sentence: sentences(code, params) };
  if (failure !== undefined) return { code: failure, params: {}, sentence: failureReasonNames[failure] };
  return undefined;
}

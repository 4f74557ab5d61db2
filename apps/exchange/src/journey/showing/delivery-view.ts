import type { DeliveryView, Saying } from '@edoc-axis/contracts';
import {
  type DeliveryFacts,
  type FailureReason,
  failureReasonNames,
  furthestStatus,
  isErrorCode,
  questionNames,
  sentences,
  statusNames,
  whoseMove,
  type Withdrawal,
} from '@edoc-axis/domain';
import type { Directory } from '@edoc-axis/platform';
import type { DeliveryRow } from '../../store/documents.js';
import { stateNameOf } from '../state-name.js';
import type { HowCarried } from './how-carried.js';

/** A delivery as people read it: names beside codes, and whose move it is. */
export function deliveryView(row: DeliveryRow, carried: HowCarried, directory: Directory, now: Date): DeliveryView {
  const reason = storedReason(row.reason);
  const { who, code, params, since, sentence } = whoseMove(factsOf(row, carried, now));
  return {
    id: row.id,
    recipient: row.recipient,
    recipientName: directory.agency(row.recipient, now)?.name,
    addressedTo: row.addressed_to,
    state: row.state,
    stateName: stateNameOf(row),
    since: row.since.toISOString(),
    reason: sayingOf(reason),
    answers: row.answers.map(({ status, description, staff, given_at, by }) => ({
      status,
      name: statusNames[status],
      description,
      staff: (staff as DeliveryView['answers'][number]['staff']) ?? undefined,
      at: new Date(given_at).toISOString(),
      by,
    })),
    furthest: furthestStatus(row.told),
    questions: questionsOf(row),
    move: { who, code, params, sentence, since: since.toISOString() },
  };
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
  readonly code?: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

function storedReason(reason: unknown): StoredReason {
  return (reason ?? {}) as StoredReason;
}

function factsOf(row: DeliveryRow, carried: HowCarried, now: Date): DeliveryFacts {
  const furthest = furthestStatus(row.told);
  const told = row.told.find(({ status }) => status === furthest);
  const reason = storedReason(row.reason);
  return {
    carries: row.carries,
    state: row.state,
    since: row.since,
    expiresAt: row.expires_at,
    ...carried,
    fetchedAt: row.fetched_at ?? undefined,
    leasedUntil: row.leased_until && row.leased_until > now ? row.leased_until : undefined,
    questions: row.open_questions.map(({ kind, asked_at, disagreed }) => ({
      kind,
      askedAt: new Date(asked_at),
      disagreed,
    })),
    // Which systems never send a status is not counted yet; until then nobody is said to be silent.
    sendsStatuses: true,
    furthest: furthest && told && { status: furthest, at: new Date(told.given_at) },
    reason: reason.text,
    wasAcknowledged: row.acknowledged_at !== null,
    failure: reason.failure,
  };
}

function sayingOf({ text, withdrawnBy, failure, code, params = {} }: StoredReason): Saying | undefined {
  if (text !== undefined) {
    return { code: withdrawnBy ?? 'refused-by-recipient', params: { text }, sentence: { vi: text, en: text } };
  }
  if (isErrorCode(code)) return { code, params, sentence: sentences(code, params) };
  if (failure !== undefined) return { code: failure, params: {}, sentence: failureReasonNames[failure] };
  return undefined;
}

import type { ReceivedLine, SentDocumentLine } from '@edoc-axis/contracts';
import { furthestStatus, questionNames, statusNames } from '@edoc-axis/domain';
import type { Directory } from '@edoc-axis/platform';
import { entryView, stateNameOf } from '../journey/parts.js';
import type { FirstRecipient, ListedRow, ReceivedRow, SentRow } from '../store/list-lines.js';

interface AroundReceived {
  readonly directory: Directory;
  /** Its register is of the agency alone. */
  readonly seesEntry: (agency: string) => boolean;
}

export function receivedLine(row: ReceivedRow, { directory, seesEntry }: AroundReceived): ReceivedLine {
  const furthest = furthestStatus(row.told);
  return {
    ...listed(row, directory),
    role: 'received',
    delivery: row.id,
    recipient: row.recipient,
    recipientName: directory.agency(row.recipient, row.created_at)?.name,
    addressedTo: row.addressed_to,
    state: row.state,
    stateName: stateNameOf(row),
    since: row.since.toISOString(),
    sentAt: row.created_at.toISOString(),
    furthest: furthest && { status: furthest, name: statusNames[furthest] },
    questions: row.questions.map(({ id, kind, asked_at, disagreed }) => ({
      ...{ id, kind, name: questionNames[kind], disagreed },
      askedAt: new Date(asked_at).toISOString(),
    })),
    entry:
      row.entry && seesEntry(row.recipient)
        ? entryView({ ...row.entry, entered_at: new Date(row.entry.entered_at) })
        : undefined,
  };
}

interface AroundSent {
  readonly directory: Directory;
  /** Deliveries of which nothing more will be heard. */
  readonly silent: ReadonlySet<string>;
}

export function sentDocumentLine(row: SentRow, { directory, silent }: AroundSent): SentDocumentLine {
  const named = ({ id, recipient: agency, state, acknowledged_at, reason }: FirstRecipient) => ({
    ...{ agency, name: directory.agency(agency, row.accepted_at)?.name, state },
    stateName: stateNameOf(
      { state, acknowledged_at: acknowledged_at === null ? null : new Date(acknowledged_at), reason },
      !silent.has(id),
    ),
  });
  return {
    ...listed(row, directory),
    role: 'sent',
    recipients: { count: row.count, byState: row.by_state ?? {}, first: row.first.map(named) },
    openQuestions: row.open_questions,
  };
}

function listed(row: ListedRow, directory: Directory) {
  return {
    id: row.document,
    documentId: row.document_id,
    code: { number: row.code_number, notation: row.code_notation },
    subject: row.subject,
    sender: row.sender,
    senderName: directory.agency(row.sender, row.accepted_at)?.name,
    promulgatedOn: row.promulgated_on ?? undefined,
    dueOn: row.due_on ?? undefined,
    priority: row.priority,
    businessType: row.business_type,
    edition: row.edition,
    acceptedAt: row.accepted_at.toISOString(),
    revokedAt: row.revoked_at?.toISOString(),
    frozenAt: row.frozen_at?.toISOString(),
  };
}

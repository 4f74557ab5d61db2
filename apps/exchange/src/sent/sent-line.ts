import type { SentLine } from '@edoc-axis/contracts';
import { furthestStatus, statusNames } from '@edoc-axis/domain';
import { sayingOfReason, stateNameOf } from '../journey/parts.js';
import type { SentLineRow } from '../store/list-sent.js';

interface Around {
  /** Nothing more will be heard of it: its recipient's system tells nobody what becomes of documents. */
  readonly silent: boolean;
  readonly form102: (code: string) => string | undefined;
}

export function sentLine(row: SentLineRow, { silent, form102 }: Around): SentLine {
  const { document, recipient, addressee, sender, subject, standing, state } = row;
  const furthest = furthestStatus(row.told);
  return {
    ...{ document, recipient, addressee, sender, subject, standing, state },
    senderForm102: form102(sender),
    addresseeForm102: form102(addressee),
    recipientForm102: form102(recipient),
    documentId: row.document_id,
    code: { number: row.code_number, notation: row.code_notation },
    delivery: row.id,
    sentAt: row.created_at.toISOString(),
    receivedAt: row.received_at?.toISOString(),
    stateName: stateNameOf(row, !silent),
    since: row.since.toISOString(),
    reason: sayingOfReason(row.reason),
    furthest: furthest && { status: furthest, name: statusNames[furthest] },
  };
}

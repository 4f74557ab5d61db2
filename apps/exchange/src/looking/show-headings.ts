import type { HeardBy, ReplyOf, showHeadings as question } from '@edoc-axis/contracts';
import { type AgencyCode, type Caller, demand, mayFollow, mayTrack } from '@edoc-axis/domain';
import { type HeadingRow, headingsOf } from '../store/list-lines.js';
import type { LookingPorts } from './looked-at.js';

/**
 * What deliveries are about: of those whose documents the caller may see as sender or as that recipient. Of the others nothing is
 * said, not even that there are such.
 * @throws CataloguedError `caller.scope-missing`
 */
export async function showHeadings(
  { database, clock }: LookingPorts,
  caller: Caller,
  { deliveries }: HeardBy<typeof question>,
): Promise<ReplyOf<typeof question>> {
  demand(mayFollow(caller));
  const now = clock.now();
  const mayBeParty = ({ document: id }: HeadingRow, agency: string, handledAt: Date) =>
    mayTrack(caller, { id, sender: agency as AgencyCode, recipients: [], handledAt }, now) === true;
  const rows = await headingsOf(database, [...new Set(deliveries)]);
  const seen = rows.filter(
    (row) => mayBeParty(row, row.sender, row.accepted_at) || mayBeParty(row, row.recipient, row.created_at),
  );
  return {
    headings: seen.map(({ id, document_id, code_number, code_notation, subject, priority, due_on }) => ({
      ...{ delivery: id, documentId: document_id, code: { number: code_number, notation: code_notation } },
      ...{ subject, priority, dueOn: due_on ?? undefined },
    })),
  };
}

import type { HeardBy, listReadings as question, ReadingView, ReplyOf } from '@edoc-axis/contracts';
import { type AgencyCode, auditReach, type Caller, demand, mayReadAudit } from '@edoc-axis/domain';
import { cutPage } from '@edoc-axis/platform';
import type { ExchangePorts } from '../journey/index.js';
import { visibleDocument } from '../journey/parts.js';
import { readIdCursor } from '../read-id-cursor.js';
import { type ReadingRow, readings } from '../store/readings.js';

/**
 * Who read what: auditors and administrators of the axis see all of it, who administers a branch what was read for the
 * agencies in it. People whose agency was read for do not: it is a record about them, and not theirs.
 * @throws CataloguedError `caller.not-permitted`, `document.unknown`, `agency.code-malformed`, `request.cursor-unknown`
 */
export async function listReadings(
  ports: Pick<ExchangePorts, 'database' | 'directory' | 'clock'>,
  caller: Caller,
  wanted: HeardBy<typeof question>,
): Promise<ReplyOf<typeof question>> {
  const { database, directory } = ports;
  const { document, who: person, from, to, after, limit } = wanted;
  demand(mayReadAudit(caller));
  if (document !== undefined) await visibleDocument(ports, caller, document);
  const reach = auditReach(caller);
  const agency: AgencyCode | undefined = wanted.agency === undefined ? undefined : directory.demandCode(wanted.agency);
  const rows = await readings(database, {
    ...{ document, person, agency, from: momentOf(from), to: momentOf(to) },
    ...{ branches: reach === 'everything' ? undefined : reach, before: readIdCursor(after), limit: limit + 1 },
  });
  const { page, next } = cutPage(rows.map(readingView), limit, ({ id }) => id);
  return { readings: page, next };
}

function momentOf(written: string | undefined): Date | undefined {
  return written === undefined ? undefined : new Date(written);
}

function readingView(row: ReadingRow): ReadingView {
  return {
    id: row.id,
    at: row.at.toISOString(),
    who: row.person,
    address: row.address ?? undefined,
    program: row.program ?? undefined,
    document: row.document,
    documentId: row.document_id,
    code: { number: row.code_number, notation: row.code_notation },
    sender: row.sender,
    agency: row.agency ?? undefined,
    delivery: row.delivery ?? undefined,
    attachment: row.attachment ?? undefined,
    name: row.name ?? undefined,
    shown: row.shown,
    reason: row.reason ?? undefined,
  };
}

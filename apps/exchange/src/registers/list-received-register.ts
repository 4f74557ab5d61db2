import type { HeardBy, listReceivedRegister as question, ReceivedEntry, ReplyOf } from '@edoc-axis/contracts';
import { type Caller, CataloguedError } from '@edoc-axis/domain';
import { cutPage, type Directory } from '@edoc-axis/platform';
import { entryView } from '../journey/parts.js';
import { entriesOf, type EntryLineRow, lastNumber } from '../store/register-entries.js';
import { registerAsked, type RegisterPorts } from './register-asked.js';

/**
 * The register of received documents of one year, by number, as it was entered.
 * @throws CataloguedError `caller.not-serving`, `caller.scope-missing`, `request.cursor-unknown`
 */
export async function listReceivedRegister(
  ports: RegisterPorts,
  caller: Caller,
  { agency: written, year, after, limit }: HeardBy<typeof question>,
): Promise<ReplyOf<typeof question>> {
  const { agency, agencyName } = registerAsked(ports, caller, written);
  const { database, directory } = ports;
  const rows = await entriesOf(database, { agency, year, after: readCursor(after), limit: limit + 1 });
  const entries = rows.map((row) => receivedEntry(row, directory));
  const { page, next } = cutPage(entries, limit, ({ number }) => String(number));
  const nextNumber = (await lastNumber(database, { agency, year })) + 1;
  return { agency, agencyName, year, entries: page, nextNumber, next };
}

function receivedEntry(row: EntryLineRow, directory: Directory): ReceivedEntry {
  return {
    ...entryView(row),
    delivery: row.delivery,
    document: row.document,
    documentId: row.document_id,
    code: { number: row.code_number, notation: row.code_notation },
    subject: row.subject,
    sender: row.sender,
    senderName: directory.agency(row.sender, row.accepted_at)?.name,
    promulgatedOn: row.promulgated_on ?? undefined,
    priority: row.priority,
    businessType: row.business_type,
    addressedTo: row.addressed_to,
  };
}

/** The last number of the page before. */
function readCursor(after: string | undefined): number {
  if (after === undefined) return 0;
  if (/^\d{1,7}$/.test(after)) return Number(after);
  throw new CataloguedError('request.cursor-unknown', { cursor: after });
}

import type { HeardBy, listSentRegister as question, ReplyOf, SentEntry } from '@edoc-axis/contracts';
import { type Caller, CataloguedError, vietnamOffsetMs } from '@edoc-axis/domain';
import { cutPage } from '@edoc-axis/platform';
import { type SentEntryPlace, type SentEntryRow, sentRegister } from '../store/sent-register.js';
import { registerAsked, type RegisterPorts } from './register-asked.js';

/**
 * What the agency sent in one year, by number. Nobody enters it: what the axis accepted is there.
 * @throws CataloguedError `caller.not-serving`, `caller.scope-missing`, `request.cursor-unknown`
 */
export async function listSentRegister(
  ports: RegisterPorts,
  caller: Caller,
  { agency: written, year, after, limit }: HeardBy<typeof question>,
): Promise<ReplyOf<typeof question>> {
  const { agency, agencyName } = registerAsked(ports, caller, written);
  const { database, directory } = ports;
  const between = { since: beginOf(year), until: beginOf(year + 1) };
  const rows = await sentRegister(database, { agency, ...between, after: readCursor(after), limit: limit + 1 });
  const entries = rows.map((row) =>
    sentEntry(row, (code) => ({ agency: code, name: directory.agency(code, row.accepted_at)?.name })),
  );
  const { page } = cutPage(entries, limit, ({ document }) => document);
  const last = page.length < rows.length ? rows[page.length - 1] : undefined;
  return { agency, agencyName, year, entries: page, next: last && `${last.n}_${last.id}` };
}

function sentEntry(row: SentEntryRow, named: (code: string) => SentEntry['recipients']['first'][number]): SentEntry {
  return {
    document: row.id,
    documentId: row.document_id,
    code: { number: row.code_number, notation: row.code_notation },
    subject: row.subject,
    promulgatedOn: row.promulgated_on ?? undefined,
    priority: row.priority,
    businessType: row.business_type,
    edition: row.edition,
    acceptedAt: row.accepted_at.toISOString(),
    recipients: { count: row.recipients, first: row.first.map(named) },
  };
}

/** In Việt Nam. */
function beginOf(year: number): Date {
  return new Date(Date.UTC(year, 0, 1) - vietnamOffsetMs);
}

function readCursor(cursor: string | undefined): SentEntryPlace | undefined {
  if (cursor === undefined) return undefined;
  const [, n, id] = cursorForm.exec(cursor) ?? [];
  if (n === undefined || id === undefined) throw new CataloguedError('request.cursor-unknown', { cursor });
  return { n, id };
}

const cursorForm = /^(\d{1,18})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

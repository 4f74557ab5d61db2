import type { DeadLetter, HeardBy, listDeadLetters as question, ReplyOf } from '@edoc-axis/contracts';
import type { Caller } from '@edoc-axis/domain';
import { cutPage } from '@edoc-axis/platform';
import type { ExchangePorts } from '../journey/index.js';
import { moveView, sayingOfReason, stateNameOf } from '../journey/parts.js';
import { readIdCursor } from '../read-id-cursor.js';
import { type DeadLetterOrder, type DeadLetterRow, deadLetters } from '../store/dead-letters.js';
import { branchesWanted } from './branches-wanted.js';

/**
 * Every delivery that ended without arriving and that nobody has dealt with, those that ended first coming first: of the
 * whole axis, or of the branches the caller administers.
 * @throws CataloguedError `caller.not-permitted`, `agency.outside-branch`, `request.cursor-unknown`
 */
export async function listDeadLetters(
  { database, directory, clock, offices }: Pick<ExchangePorts, 'database' | 'directory' | 'clock' | 'offices'>,
  caller: Caller,
  { under, carries, after, limit }: HeardBy<typeof question>,
): Promise<ReplyOf<typeof question>> {
  const branches = branchesWanted(caller, directory, under);
  const rows = await deadLetters(database, { branches, carries, after: readCursor(after), limit: limit + 1 });
  const now = clock.now();
  const letters = rows.map((row) => deadLetterView(row, { directory, offices }, now));
  const { page, next } = cutPage(letters, limit, ({ since, id }) => `${Date.parse(since)}.${id}`);
  return { deadLetters: page, next };
}

function readCursor(after: string | undefined): DeadLetterOrder['after'] {
  if (after === undefined) return undefined;
  const [, ms, id] = /^(\d{1,15})\.(.+)$/.exec(after) ?? [];
  const read = readIdCursor(id ?? '');
  return { since: new Date(Number(ms)), id: read ?? '' };
}

function deadLetterView(
  row: DeadLetterRow,
  { directory, offices }: Pick<ExchangePorts, 'directory' | 'offices'>,
  now: Date,
): DeadLetter {
  return {
    id: row.id,
    carries: row.carries,
    document: row.document,
    documentId: row.document_id,
    code: { number: row.code_number, notation: row.code_notation },
    sender: row.sender,
    recipient: row.recipient,
    recipientName: directory.agency(row.recipient, now)?.name,
    addressedTo: row.addressed_to,
    state: row.state,
    stateName: stateNameOf(row),
    since: row.since.toISOString(),
    ageSeconds: Math.max(0, Math.floor((now.getTime() - row.since.getTime()) / 1000)),
    reason: sayingOfReason(row.reason),
    move: moveView({ ...row, told: [], open_questions: [], successor: null }, { directory, offices, at: now }),
  };
}

import type { HeardBy, HeldDocument, listFrozen as question, ReplyOf } from '@edoc-axis/contracts';
import type { Caller } from '@edoc-axis/domain';
import { cutPage, type Directory } from '@edoc-axis/platform';
import type { ExchangePorts } from '../journey/index.js';
import { readIdCursor } from '../read-id-cursor.js';
import { frozenNow, type FrozenRow } from '../store/freezes.js';
import { branchesWanted } from './branches-wanted.js';

const freezesShownMax = 10;

/**
 * Every document that is frozen now: of the whole axis, or with a party in the branches the caller administers.
 * @throws CataloguedError `caller.not-permitted`, `agency.outside-branch`, `request.cursor-unknown`
 */
export async function listFrozen(
  { database, directory }: Pick<ExchangePorts, 'database' | 'directory'>,
  caller: Caller,
  { under, after, limit }: HeardBy<typeof question>,
): Promise<ReplyOf<typeof question>> {
  const branches = branchesWanted(caller, directory, under);
  const rows = await frozenNow(database, { branches, after: readIdCursor(after), limit: limit + 1 });
  const held = rows.flatMap((row) => heldView(row, directory) ?? []);
  const { page, next } = cutPage(held, limit, ({ document }) => document);
  return { frozen: page, next };
}

/** Nothing when it was released in this very moment. */
function heldView(row: FrozenRow, directory: Directory): HeldDocument | undefined {
  const { sender, accepted_at, freezes } = row;
  const [first] = freezes ?? [];
  if (!first) return undefined;
  const at = (written: string) => new Date(written).toISOString();
  return {
    document: row.id,
    documentId: row.document_id,
    code: { number: row.code_number, notation: row.code_notation },
    sender,
    senderName: directory.agency(sender, accepted_at)?.name,
    acceptedAt: accepted_at.toISOString(),
    frozenAt: at(first.at),
    freezes: freezes
      .slice(0, freezesShownMax)
      .map((each) => ({ at: at(each.at), by: each.by ?? 'axis', reason: each.reason ?? undefined })),
  };
}

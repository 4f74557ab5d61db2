import type { Fact, factsAfter as question, HeardBy, ReplyOf } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import { cutPage } from '@edoc-axis/platform';
import { type FactRow, type FeedPosition, readFacts } from '../store/facts.js';
import { receiptView } from './delivery-receipt.js';
import type { ExchangePorts } from './ports.js';

/**
 * The feed of facts in commit order, for the tracker to pull. A cursor outlives restores: the epoch in it is raised
 * then, and facts of an earlier epoch all lie before those of a later one.
 * @throws CataloguedError `request.cursor-unknown`
 */
export async function factsAfter(
  { database }: Pick<ExchangePorts, 'database'>,
  { cursor, limit }: HeardBy<typeof question>,
): Promise<ReplyOf<typeof question>> {
  const { rows, horizon } = await readFacts(database, readCursor(cursor), limit + 1);
  const { page } = cutPage(rows.map(factView), limit, ({ id }) => id);
  const last = rows[page.length - 1];
  return {
    facts: page,
    cursor: last ? writeCursor(last) : cursor,
    caughtUp: page.length === rows.length,
    horizon: { ended: horizon.ended, begun: horizon.begun },
  };
}

function readCursor(cursor: string | undefined): FeedPosition {
  if (cursor === undefined) return { epoch: 0, xid: '0', sequence: '0' };
  const parts = /^(\d{1,9})-(\d{1,20})-(\d{1,19})$/.exec(cursor);
  if (!parts) throw new CataloguedError('request.cursor-unknown', { cursor });
  const [, epoch = '', xid = '', sequence = ''] = parts;
  return { epoch: Number(epoch), xid, sequence };
}

function writeCursor({ epoch, xid, sequence }: FeedPosition): string {
  return `${epoch}-${xid}-${sequence}`;
}

function factView(row: FactRow): Fact {
  const { id, epoch, kind, at, by, document, delivery, params, receipt } = row;
  return {
    id,
    epoch,
    kind,
    at: at.toISOString(),
    by,
    document,
    delivery: delivery ?? undefined,
    params: params as Fact['params'],
    receipt:
      receipt === null
        ? undefined
        : receiptView({
            id: receipt,
            event: row.receipt_event ?? '',
            at: row.receipt_at ?? at,
            delivery,
            recipient: row.receipt_recipient,
            jws: row.receipt_jws ?? '',
          }),
  };
}

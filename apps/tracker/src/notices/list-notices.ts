import type { DispatchView, HeardBy, listNotices as question, ReplyOf } from '@edoc-axis/contracts';
import { isToldCode, noticeTitles } from '@edoc-axis/domain';
import { cutPage } from '@edoc-axis/platform';
import type { TrackerPorts } from '../ports.js';
import { countNotices, type DispatchRow, dispatchesBefore } from '../store/dispatches.js';

/** What is told to agencies, for who looks after that: what waits, what was sent, what nobody could be told. */
export async function listNotices(
  { state, after, limit }: HeardBy<typeof question>,
  { pool, channels }: Pick<TrackerPorts, 'pool' | 'channels'>,
): Promise<ReplyOf<typeof question>> {
  const found = await dispatchesBefore(pool, { state, before: after, limit: limit + 1 });
  const { page, next } = cutPage(found.map(dispatchView), limit, ({ id }) => id);
  return {
    ...{ mail: channels.has('mail'), call: channels.has('call') },
    ...(await countNotices(pool)),
    ...{ dispatches: page, next },
  };
}

function dispatchView(row: DispatchRow): DispatchView {
  const { id, channel, address, state, notices, agency, attempts, code } = row;
  return {
    ...{ id, channel, state, notices, agency, attempts },
    address: channel === 'mail' ? address : undefined,
    title: isToldCode(code) ? noticeTitles[code] : { vi: code, en: code },
    composedAt: row.composedAt.toISOString(),
    nextAt: state === 'waiting' ? row.nextAt.toISOString() : undefined,
    endedAt: row.endedAt?.toISOString(),
    problem: row.problem ?? undefined,
  };
}

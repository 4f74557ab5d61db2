import type { HeardBy, noticesAfter as question, ReplyOf } from '@edoc-axis/contracts';
import type { Clock } from '@edoc-axis/platform';
import type { RegistryStore } from '../store/registry-store.js';

/** Acts come one after another, and so do their notices; what is written beside them is there within this. */
const settledMs = 10_000;

/** What agencies are told, in order, for the tracker to tell their contacts. */
export async function noticesAfter(
  { after, limit }: HeardBy<typeof question>,
  { proposals }: Pick<RegistryStore, 'proposals'>,
  clock: Clock,
): Promise<ReplyOf<typeof question>> {
  if (after === undefined) return { notices: [], upTo: await proposals.newestNotice() };
  const settledAt = new Date(clock.now().getTime() - settledMs);
  const rows = await proposals.toldAgenciesAfter(after, settledAt, limit);
  return {
    notices: rows.flatMap(({ id, at, agency, code, params }) =>
      agency === null ? [] : [{ id, at: at.toISOString(), agency, code, params: { ...params } }],
    ),
    upTo: rows.at(-1)?.id ?? after,
  };
}

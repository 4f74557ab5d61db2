import type { countWaiting as question, HeardBy, ReplyOf } from '@edoc-axis/contracts';
import { type Caller, demand, mayInspectFor, parseAgencyCode } from '@edoc-axis/domain';
import type { Pool } from 'pg';
import { waitingFor } from '../store/waiting.js';

/**
 * How much is under way to each of these agencies: what a reorganisation is going to touch.
 * @throws CataloguedError `caller.…`, `agency.outside-branch`
 */
export async function countWaiting(
  { database }: { readonly database: Pool },
  caller: Caller,
  { agencies }: HeardBy<typeof question>,
): Promise<ReplyOf<typeof question>> {
  const codes = agencies.map((code) => parseAgencyCode(code));
  demand(mayInspectFor(caller, codes));
  const rows = await waitingFor(database, [...new Set(codes)]);
  return { waiting: rows.filter(({ pending, unacknowledged }) => pending + unacknowledged > 0) };
}

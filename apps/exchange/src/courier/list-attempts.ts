import type { AttemptView, HeardBy, listAttempts as question, ReplyOf } from '@edoc-axis/contracts';
import { type AgencyCode, type Caller, CataloguedError, mayInspect, mayTrack } from '@edoc-axis/domain';
import { type Clock, cutPage } from '@edoc-axis/platform';
import type { Pool } from 'pg';
import { type AttemptRow, attemptsOf } from '../store/attempts.js';
import { findDelivery } from '../store/delivery-case.js';
import { sayingOfProblem } from './saying-of-problem.js';

/**
 * What was tried to bring a delivery, for its parties and for who works for the axis.
 * @throws CataloguedError `delivery.unknown`
 */
export async function listAttempts(
  { database, clock }: { readonly database: Pool; readonly clock: Clock },
  caller: Caller,
  { delivery, before, limit }: HeardBy<typeof question>,
): Promise<ReplyOf<typeof question>> {
  const found = await findDelivery(database, delivery);
  const [sender, recipient] = [found?.sender, found?.recipient] as [AgencyCode, AgencyCode];
  const parties = { id: delivery, sender, recipients: [recipient], handledAt: found?.created_at ?? clock.now() };
  if (!found || mayTrack(caller, parties, clock.now()) !== true) {
    throw new CataloguedError('delivery.unknown', { delivery });
  }
  const rows = await attemptsOf(database, { delivery, before, limit: limit + 1 });
  const isTold = mayInspect(caller) === true;
  const { page, next } = cutPage(
    rows.map((row) => viewOf(row, isTold)),
    limit,
    ({ n }) => n,
  );
  return { attempts: page, next };
}

function viewOf(row: AttemptRow, isTold: boolean): AttemptView {
  const { n, system, outcome, problem, said } = row;
  return {
    ...{ n, system, begunAt: row.begun_at.toISOString(), heldUntil: row.held_until.toISOString() },
    endedAt: row.ended_at?.toISOString(),
    outcome: outcome ?? undefined,
    problem: sayingOfProblem(problem),
    said: isTold ? (said ?? undefined) : undefined,
    nextAt: row.next_at?.toISOString(),
  };
}

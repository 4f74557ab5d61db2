import { type DeliveryFacts, isErrorCode, worksOnPages } from '@edoc-axis/domain';
import type { Directory } from '@edoc-axis/platform';
import { type LastAttempt, lastAttempts } from '../../store/attempts.js';
import { type DestinationRow, destinationsAmong, type StoredProblem } from '../../store/destinations.js';
import type { DeliveryRow } from '../../store/documents.js';
import { isPushedTo } from '../handing-over/is-pushed-to.js';
import type { ExchangePorts } from '../ports.js';

/** How a delivery reaches its recipient, and why it does not yet. */
export type HowCarried = Pick<DeliveryFacts, 'reachedBy' | 'beingCarried' | 'failing'>;

/** Of a page of deliveries; nothing is looked up unless one of them waits to be brought. */
export async function howCarried(
  { database, directory }: Pick<ExchangePorts, 'database' | 'directory'>,
  rows: readonly DeliveryRow[],
  now: Date,
): Promise<(row: DeliveryRow) => HowCarried> {
  const systemOf = (row: DeliveryRow) => directory.systemServing(row.recipient, now);
  const brought = rows.filter((row) => row.state === 'pending' && reachedBy(systemOf(row)) === 'carrying');
  if (brought.length === 0) return (row) => ({ reachedBy: reachedBy(systemOf(row)) });
  const attempts = await lastAttempts(
    database,
    brought.map(({ id }) => id),
  );
  const systems = new Set(brought.flatMap((row) => systemOf(row)?.name ?? []));
  const fares = await destinationsAmong(database, [...systems]);
  return (row) => {
    const system = systemOf(row);
    const reached = reachedBy(system);
    if (row.state !== 'pending' || reached !== 'carrying') return { reachedBy: reached };
    const attempt = attempts.get(row.id);
    const beingCarried = attempt !== undefined && attempt.ended_at === null && attempt.held_until > now;
    return { reachedBy: reached, beingCarried, failing: failingOf(row, attempt, fares.get(system?.name ?? ''), now) };
  };
}

function reachedBy(system: ReturnType<Directory['systemServing']>): HowCarried['reachedBy'] {
  if (worksOnPages(system)) return 'portal';
  if (system?.takesPost === 'paused') return 'paused';
  return system && isPushedTo(system) ? 'carrying' : 'collection';
}

/** Its own attempts, if there were any; else those of others, because of which it was not tried at all. */
function failingOf(
  { carry_after }: DeliveryRow,
  attempt: LastAttempt | undefined,
  fares: DestinationRow | undefined,
  now: Date,
): HowCarried['failing'] {
  const nextAt = [carry_after, fares?.open_until].reduce<Date>((last, at) => (at && at > last ? at : last), now);
  const own = attempt && problemOf(attempt, now);
  if (own) return { attempts: attempt.n, since: attempt.first_begun_at ?? attempt.begun_at, problem: own, nextAt };
  const [problem, since] = [said(fares?.problem), fares?.failing_since];
  return fares && problem && since ? { attempts: fares.failures, since, problem, nextAt } : undefined;
}

type Problem = Exclude<NonNullable<DeliveryFacts['failing']>['problem'], string>;

function problemOf({ outcome, problem, held_until }: LastAttempt, now: Date): Problem | undefined {
  if (outcome === 'failed') return said(problem);
  if (outcome !== 'awaited' || held_until > now) return undefined;
  return { code: 'destination.not-confirmed', params: { promisedUntil: held_until.toISOString() } };
}

function said(problem: StoredProblem | null | undefined): Problem | undefined {
  return problem && isErrorCode(problem.code) ? { code: problem.code, params: problem.params } : undefined;
}

import { type Database, prepared } from '@edoc-axis/platform';
import type { Row } from './tables.js';

export interface ClientFailure {
  readonly delivery: string;
  readonly document: string;
  readonly recipient: string;
  readonly by: string;
  readonly at: Date;
  /** One that comes earlier after the last that was counted is the same one again. */
  readonly apartMs: number;
  /** More are not counted. */
  readonly failuresMax: number;
  /** Of the fact, if there is one. */
  readonly fact: string;
}

export type FailuresCounted = Pick<Row<'client_failure'>, 'failures' | 'failed_at'>;

/**
 * Counts that a client could not use what it fetched, and tells it with the same stroke. Of two that come at once one is
 * counted.
 * @returns how many there were by now, this one counted or not
 */
export async function countClientFailure(
  database: Database,
  epoch: number,
  { delivery, document, recipient, by, at, apartMs, failuresMax, fact }: ClientFailure,
): Promise<FailuresCounted> {
  const before = new Date(at.getTime() - apartMs);
  const [row] = await count(database, [delivery, at, before, failuresMax, epoch, fact, by, document, recipient]);
  return row ?? { failures: 0, failed_at: at };
}

const count = prepared<readonly unknown[], FailuresCounted>(
  'count-client-failure',
  `with counted as (
     insert into client_failure as f (delivery, failures, failed_at) values ($1, 1, $2)
     on conflict (delivery) do update set failures = f.failures + 1, failed_at = $2
      where f.failed_at <= $3 and f.failures < $4::integer
     returning failures, failed_at
   ), told as (
     insert into fact (epoch, id, kind, at, by, document, delivery, params)
     select $5::integer, $6, 'delivery.client-failed', $2, $7, $8, $1,
            jsonb_build_object('recipient', $9::text, 'failures', failures, 'failuresMax', $4::integer)
       from counted
   )
   select failures, failed_at from counted
    union all
   select failures, failed_at from client_failure where delivery = $1 and not exists (select from counted)`,
);

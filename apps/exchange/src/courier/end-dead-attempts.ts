import type { Clock } from '@edoc-axis/platform';
import type { Pool } from 'pg';
import type { CarryingLimits } from '../journey/parts.js';
import * as attempts from '../store/attempts.js';

interface Ports {
  readonly database: Pool;
  readonly clock: Clock;
  readonly carrying: Pick<CarryingLimits, 'claimMs'>;
}

const batchMax = 500;

/**
 * Attempts whose worker died are written down as interrupted, so that they are not listed as under way for ever. Who lives
 * keeps what it claimed: once as long has passed again, it is not only late.
 * @returns whether there may be more
 */
export async function endDeadAttempts({ database, clock, carrying }: Ports): Promise<{ more: boolean }> {
  const since = new Date(clock.now().getTime() - carrying.claimMs);
  return { more: (await attempts.endDeadAttempts(database, since, batchMax)) === batchMax };
}

import type { Clock } from '@edoc-axis/platform';
import type { Pool } from 'pg';
import { forgetAddressees, forgetNotices as forget } from '../store/notices.js';
import { keptMs } from './send-notices.js';

const forgottenTogetherMax = 500;

/**
 * What was told, or could not be, is kept as long as the mails that told it, and so are the addresses; whoever is written to
 * again is known again. What waits for a channel that is switched off waits on.
 * @returns whether there may be more
 */
export async function forgetNotices({
  pool,
  clock,
}: {
  readonly pool: Pool;
  readonly clock: Clock;
}): Promise<{ more: boolean }> {
  const before = new Date(clock.now().getTime() - keptMs);
  const notices = await forget(pool, before, forgottenTogetherMax);
  const addressees = await forgetAddressees(pool, before, forgottenTogetherMax);
  return { more: notices === forgottenTogetherMax || addressees === forgottenTogetherMax };
}

import type { connectionHistory as question, HeardBy, ReplyOf } from '@edoc-axis/contracts';
import type { Caller } from '@edoc-axis/domain';
import { cutPage } from '@edoc-axis/platform';
import { checksOf } from '../store/connection-checks.js';
import type { ConnectionPorts } from './check-connections.js';
import { checkView } from './check-view.js';
import { inspectedBranch } from './inspected-branch.js';

/** Earlier checks of a branch, newest first. */
export async function connectionHistory(
  { database, directory }: Pick<ConnectionPorts, 'database' | 'directory'>,
  caller: Caller,
  { under: written, before, limit }: HeardBy<typeof question>,
): Promise<ReplyOf<typeof question>> {
  const under = inspectedBranch(written, caller, directory);
  const found = await checksOf(database, { under, before, limit: limit + 1 });
  const { page, next } = cutPage(found.map(checkView), limit, ({ id }) => id);
  return { checks: [...page], next };
}

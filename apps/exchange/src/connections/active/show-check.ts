import type { ConnectionBoard, HeardBy, showCheck as question } from '@edoc-axis/contracts';
import { type AgencyCode, type Caller, CataloguedError, mayInspectFor } from '@edoc-axis/domain';
import { findCheck } from '../../store/active-checks.js';
import type { ConnectionPorts } from '../check-connections.js';
import { boardView, isActive } from '../check-view.js';
import { judgeCheck } from './judge-check.js';

/**
 * A check, active or not, with whom it did not reach; of one that runs, by what is known now.
 * @throws CataloguedError `connection.check-unknown`, as for those of branches the caller may not see
 */
export async function showCheck(
  ports: ConnectionPorts,
  caller: Caller,
  { id }: HeardBy<typeof question>,
): Promise<ConnectionBoard> {
  const check = await visibleCheck(ports, caller, id);
  if (!isActive(check) || check.state !== 'running') return boardView(check);
  return boardView({ ...check, ...(await judgeCheck(ports, check)) });
}

export async function visibleCheck({ database }: Pick<ConnectionPorts, 'database'>, caller: Caller, id: string) {
  const check = await findCheck(database, id);
  if (check && mayInspectFor(caller, [check.under as AgencyCode]) === true) return check;
  throw new CataloguedError('connection.check-unknown', { check: id });
}

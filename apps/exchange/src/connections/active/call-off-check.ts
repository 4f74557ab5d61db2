import type { callOffCheck as question, ConnectionBoard, HeardBy } from '@edoc-axis/contracts';
import { type AgencyCode, type Caller, CataloguedError, demand, mayAdministerFor } from '@edoc-axis/domain';
import { endCheck } from '../../store/active-checks.js';
import { isActive } from '../check-view.js';
import { carryOnNow } from './carry-on-now.js';
import { judgeCheck } from './judge-check.js';
import type { ActiveCheckPorts } from './ports.js';
import { visibleCheck } from './show-check.js';

/** It may begin, or end, in the same moment: then it is looked at again. */
const attemptsMax = 3;

/**
 * Ends a check before its time, or before it began; what was found so far is kept, and what was sent is taken back.
 * @throws CataloguedError `connection.check-unknown`, `connection.check-over`, `caller.…`
 */
export async function callOffCheck(
  ports: ActiveCheckPorts,
  caller: Caller,
  { id }: HeardBy<typeof question>,
): Promise<ConnectionBoard> {
  for (let attempts = 0; attempts < attemptsMax; attempts += 1) {
    const check = await visibleCheck(ports, caller, id);
    demand(mayAdministerFor(caller, [check.under as AgencyCode]));
    if (!isActive(check)) throw new CataloguedError('connection.check-over', { endsAt: check.at });
    const { state, ends_at: endsAt } = check;
    if (state !== 'announced' && state !== 'running') throw new CataloguedError('connection.check-over', { endsAt });
    const found = state === 'running' ? await judgeCheck(ports, check) : { reachable: 0, unreachable: [] };
    const ended = { ...found, state: 'called-off' as const, ends_at: ports.clock.now() };
    if (await endCheck(ports.database, check, ended)) return carryOnNow(ports, id);
  }
  throw new CataloguedError('database.contended');
}

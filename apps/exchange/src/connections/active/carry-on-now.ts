import type { ConnectionBoard } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import { findCheck } from '../../store/active-checks.js';
import { boardView, isActive } from '../check-view.js';
import { carryOnCheck } from './carry-on-checks.js';
import { judgeCheck } from './judge-check.js';
import type { ActiveCheckPorts } from './ports.js';

/** Does at once what is due of a check. Whatever becomes of that, it stays due, and the loop does it, or says why it cannot. */
export async function carryOnNow(ports: ActiveCheckPorts, id: string): Promise<ConnectionBoard> {
  const check = await find(ports, id);
  await carryOnCheck(ports, check).catch(() => undefined);
  const now = await find(ports, id);
  return boardView(now.state === 'running' ? { ...now, ...(await judgeCheck(ports, now)) } : now);
}

async function find({ database }: ActiveCheckPorts, id: string) {
  const check = await findCheck(database, id);
  if (check && isActive(check)) return check;
  throw new CataloguedError('connection.check-unknown', { check: id });
}

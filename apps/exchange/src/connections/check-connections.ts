import type { checkConnections as question, ConnectionBoard, HeardBy } from '@edoc-axis/contracts';
import { type Caller, CataloguedError } from '@edoc-axis/domain';
import { type Clock, newId } from '@edoc-axis/platform';
import { nameOf } from '../journey/parts.js';
import { keepCheck } from '../store/connection-checks.js';
import { openAgencies } from './agencies-checked.js';
import { shownOf } from './check-view.js';
import { inspectedBranch } from './inspected-branch.js';
import { judgeAgencies, type JudgingPorts } from './judge-agencies.js';

export interface ConnectionPorts extends JudgingPorts {
  readonly clock: Clock;
}

/**
 * Says of every agency of a branch whether it could send and receive now, by what is known: nothing is sent to find out,
 * so it may be asked at any time. The result is kept.
 * @throws CataloguedError `agency.unknown`, and what `inspectedBranch` throws
 */
export async function checkConnections(
  ports: ConnectionPorts,
  caller: Caller,
  { under: written }: HeardBy<typeof question>,
): Promise<ConnectionBoard> {
  const { database, directory, clock } = ports;
  const now = clock.now();
  const under = inspectedBranch(written, caller, directory);
  if (!directory.agencyWithChanges(under)) throw new CataloguedError('agency.unknown', { agency: under });

  const agencies = openAgencies(directory, under, now);
  const unreachable = await judgeAgencies(agencies, ports, now);
  const check = { id: newId(), at: now, under, by: nameOf(caller), agencies: agencies.length };
  const board = { ...check, reachable: agencies.length - unreachable.length, unreachable: shownOf(unreachable) };
  await keepCheck(database, board);
  return { ...board, at: now.toISOString() };
}

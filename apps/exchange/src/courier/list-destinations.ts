import type {
  DestinationView,
  HeardBy,
  listDestinations as question,
  ReplyOf,
  SystemEntry,
} from '@edoc-axis/contracts';
import { type Caller, demand, mayInspect } from '@edoc-axis/domain';
import { type Clock, cutPage, type Directory } from '@edoc-axis/platform';
import type { Pool } from 'pg';
import type { CarryingLimits } from '../journey/parts.js';
import { type DestinationRow, destinationsAmong, underWayAmong } from '../store/destinations.js';
import { sayingOfProblem } from './saying-of-problem.js';

interface Ports {
  readonly database: Pool;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly carrying: Pick<CarryingLimits, 'failuresBeforeProbing'>;
}

/** Systems that have an address to bring packets to, by name, with what fails there. */
export async function listDestinations(
  { database, directory, clock, carrying }: Ports,
  caller: Caller,
  { after = '', limit }: HeardBy<typeof question>,
): Promise<ReplyOf<typeof question>> {
  demand(mayInspect(caller));
  const found = [...directory.systems()]
    .filter(({ name, destination }) => destination !== undefined && name > after)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .slice(0, limit + 1);
  const names = found.map(({ name }) => name);
  const fares = await destinationsAmong(database, names);
  const underWay = await underWayAmong(database, names, clock.now());
  const views = found.map((entry) =>
    viewOf(entry, fares.get(entry.name), underWay.get(entry.name) ?? 0, carrying.failuresBeforeProbing),
  );
  const { page, next } = cutPage(views, limit, ({ system }) => system);
  return { destinations: page, next };
}

function viewOf(
  { name: system, destination, takesPost = 'pull' }: SystemEntry,
  row: DestinationRow | undefined,
  underWay: number,
  failuresBeforeProbing: number,
): DestinationView {
  const { failures = 0, failing_since, open_until, problem, said, succeeded_at } = row ?? {};
  return {
    ...{ system, url: destination?.url ?? '', takesPost, failures, underWay },
    state: stateOf(row, failuresBeforeProbing),
    failingSince: failing_since?.toISOString(),
    nextAt: open_until?.toISOString(),
    problem: sayingOfProblem(problem),
    said: said ?? undefined,
    succeededAt: succeeded_at?.toISOString(),
  };
}

function stateOf(row: DestinationRow | undefined, failuresBeforeProbing: number): DestinationView['state'] {
  if (!row?.tried_at) return 'untried';
  if (row.failures === 0) return 'working';
  return row.failures < failuresBeforeProbing ? 'failing' : 'probed';
}

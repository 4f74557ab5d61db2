import { setImmediate as turn } from 'node:timers/promises';
import {
  type AgencyEntry,
  type checkConnections as question,
  type ConnectionBoard,
  type HeardBy,
  type UnreachableAgency,
  unreachableShownMax,
} from '@edoc-axis/contracts';
import {
  type AgencyCode,
  type Caller,
  CataloguedError,
  isOpenAt,
  isWithin,
  judgeConnection,
  sentences,
} from '@edoc-axis/domain';
import { type Clock, type Directory, newId } from '@edoc-axis/platform';
import type { Pool } from 'pg';
import { nameOf } from '../journey/actor.js';
import type { ExchangePorts } from '../journey/index.js';
import { keepCheck } from '../store/connection-checks.js';
import { type DestinationRow, destinationsAmong } from '../store/destinations.js';
import { certificateStandings } from './certificate-standing.js';
import { inspectedBranch } from './inspected-branch.js';
import type { SeenSystems } from './seen-systems.js';

export interface ConnectionPorts {
  readonly database: Pool;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly seen: SeenSystems;
  readonly times: Pick<ExchangePorts['times'], 'revocationGraceMs'>;
}

/** Between two turns for others. Of a certificate read for the first time each takes a tenth of a millisecond. */
const judgedInOneTurn = 20;

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

  const agencies = [...directory.agencies()]
    .filter(({ code }) => isWithin(code as AgencyCode, under))
    .flatMap(({ code }) => directory.agency(code, now) ?? [])
    .filter((agency) => isChecked(agency, now));
  const unreachable = await judgeAll(agencies, ports, now);
  const check = { id: newId(), at: now, under, by: nameOf(caller), agencies: agencies.length };
  const board = { ...check, reachable: agencies.length - unreachable.length };
  const shown = unreachable.slice(0, unreachableShownMax);
  await keepCheck(database, { ...board, unreachable: shown });
  return { ...board, at: now.toISOString(), unreachable: shown };
}

function isChecked(agency: AgencyEntry, now: Date): boolean {
  return isOpenAt(agency, now) && !agency.centre && agency.test !== true;
}

async function judgeAll(
  agencies: readonly AgencyEntry[],
  { database, directory, seen, times }: ConnectionPorts,
  now: Date,
): Promise<UnreachableAgency[]> {
  const systems = new Set(agencies.flatMap(({ code }) => directory.systemServing(code, now)?.name ?? []));
  const lastSeen = new Map(
    (await seen.among([...systems])).map(({ system, leasedAt, confirmedAt }) => [
      system,
      [leasedAt, confirmedAt]
        .filter((at) => at !== undefined)
        .sort()
        .at(-1),
    ]),
  );
  const fares = await destinationsAmong(database, [...systems]);
  const unreachable: UnreachableAgency[] = [];
  for (const [n, { code: agency, name, joining }] of agencies.entries()) {
    if (n % judgedInOneTurn === 0) await turn();
    const system = directory.systemServing(agency, now);
    const seenAt = system && lastSeen.get(system.name);
    const problems = judgeConnection(
      {
        joining,
        system: system && {
          ...system,
          seenAt: seenAt === undefined ? undefined : new Date(seenAt),
          pushed: system.takesPost === 'push' ? pushedTo(fares.get(system.name)) : undefined,
        },
        certificates: certificateStandings(agency, directory, now, times.revocationGraceMs),
      },
      agency,
      now,
    ).map(({ code, params }) => ({ code, sentence: sentences(code, params) }));
    if (problems.length > 0) unreachable.push({ agency, name, system: system?.name, problems });
  }
  return unreachable;
}

/** One to which nothing was brought yet is believed to be there. */
function pushedTo(fares: DestinationRow | undefined): { failing?: { since: Date; problem: object } } {
  const { failing_since: since, problem } = fares ?? {};
  return since && problem ? { failing: { since, problem } } : {};
}

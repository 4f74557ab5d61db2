import { setImmediate as turn } from 'node:timers/promises';
import type { AgencyEntry, UnreachableAgency } from '@edoc-axis/contracts';
import { type ConnectionProblem, judgeConnection, type Policy, sentences, worksOnPages } from '@edoc-axis/domain';
import type { Directory } from '@edoc-axis/platform';
import type { Pool } from 'pg';
import type { ExchangePorts } from '../journey/index.js';
import { type DestinationRow, destinationsAmong } from '../store/destinations.js';
import { certificateStandings } from './certificate-standing.js';
import type { WithClerks } from './ask-about-clerks.js';
import type { SeenSystems } from './seen-systems.js';

export interface JudgingPorts {
  /** Which of these have a clerk who has joined: asked of those that work on the portal. */
  readonly withClerks: WithClerks;
  readonly database: Pool;
  readonly directory: Directory;
  readonly seen: SeenSystems;
  /** Of agencies that have none of their own. */
  readonly policy: Policy;
  readonly times: Pick<ExchangePorts['times'], 'revocationGraceMs'>;
}

/** Between two turns for others. Of a certificate read for the first time each takes a tenth of a millisecond. */
const judgedInOneTurn = 20;

/** Those of these agencies that could not send or receive now, by what is known, with every reason. */
export async function judgeAgencies(
  agencies: readonly AgencyEntry[],
  { withClerks, database, directory, seen, times, policy }: JudgingPorts,
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
  const onPortal = agencies.filter(({ code }) => worksOnPages(directory.systemServing(code, now)));
  const clerked = await withClerks(onPortal.map(({ code }) => code));
  const unreachable: UnreachableAgency[] = [];
  for (const [n, { code: agency, name, joining, policy: own = policy }] of agencies.entries()) {
    if (n % judgedInOneTurn === 0) await turn();
    const system = directory.systemServing(agency, now);
    const seenAt = system && lastSeen.get(system.name);
    const problems = judgeConnection(
      {
        joining,
        system: system && {
          ...system,
          hasClerk: clerked.has(agency),
          seenAt: seenAt === undefined ? undefined : new Date(seenAt),
          pushed: system.takesPost === 'push' ? pushedTo(fares.get(system.name)) : undefined,
        },
        needsNoSignature: own === 'channel',
        certificates: certificateStandings(agency, directory, now, times.revocationGraceMs),
      },
      agency,
      now,
    ).map(sayProblem);
    if (problems.length > 0) unreachable.push({ agency, name, system: system?.name, problems });
  }
  return unreachable;
}

export function sayProblem({ code, params }: ConnectionProblem): UnreachableAgency['problems'][number] {
  return { code, sentence: sentences(code, params) };
}

/** One to which nothing was brought yet is believed to be there. */
function pushedTo(fares: DestinationRow | undefined): { failing?: { since: Date; problem: object } } {
  const { failing_since: since, problem } = fares ?? {};
  return since && problem ? { failing: { since, problem } } : {};
}

import { type UnreachableAgency, unreachableShownMax } from '@edoc-axis/contracts';
import { type ConnectionProblem, isErrorCode, isOpenAt, judgeTest, type TestedDelivery } from '@edoc-axis/domain';
import {
  type ActiveCheckRow,
  type CheckResult,
  testedDeliveries,
  type TestedRow,
  type TestRefusal,
  testsOf,
} from '../../store/active-checks.js';
import type { ConnectionPorts } from '../check-connections.js';
import { shownOf } from '../check-view.js';
import { judgeAgencies, sayProblem } from '../judge-agencies.js';

/** Who has not confirmed the test document of a check that runs, and why, with whatever else is known to be wrong there. */
export async function judgeCheck(ports: ConnectionPorts, check: ActiveCheckRow): Promise<CheckResult> {
  const { database, clock } = ports;
  const tests = (await testsOf(database, check.id)).filter(({ kind }) => kind === 'test');
  const deliveries = byAddressee(
    await testedDeliveries(
      database,
      tests.flatMap(({ document }) => document ?? []),
    ),
  );
  const missing = tests.flatMap(({ addressees, refusal }) =>
    addressees.flatMap((agency): Missing[] => {
      const delivery = deliveries.get(agency);
      const problem = refusal ? problemOf(refusal, agency) : judgeTest(delivery && testedDelivery(delivery));
      return problem ? [{ agency, problem, receivedBy: delivery?.recipient }] : [];
    }),
  );
  return {
    reachable: check.agencies - missing.length,
    unreachable: shownOf(await describe(missing.slice(0, unreachableShownMax), ports, clock.now())),
  };
}

interface Missing {
  readonly agency: string;
  readonly problem: ConnectionProblem;
  /** Where its document went: not there where its code is closed. */
  readonly receivedBy?: string;
}

/** What is addressed to several codes of one office is one delivery. */
function byAddressee(deliveries: readonly TestedRow[]): Map<string, TestedRow> {
  return new Map(deliveries.flatMap((delivery) => delivery.addressed_to.map((code) => [code, delivery] as const)));
}

function testedDelivery({ state, since, created_at, fetched_at, reason }: TestedRow): TestedDelivery {
  return {
    state: state as TestedDelivery['state'],
    ...{ since, createdAt: created_at, fetchedAt: fetched_at ?? undefined },
    reason: (reason ?? undefined) as TestedDelivery['reason'],
  };
}

/** Where nobody of a document could be reached, all of it was refused, with the reason of each. */
function problemOf(refusal: TestRefusal, agency: string): ConnectionProblem {
  const reasons = (refusal.params.reasons ?? []) as { readonly recipient: string; readonly reason: TestRefusal }[];
  const { code, params } = reasons.find(({ recipient }) => recipient === agency)?.reason ?? refusal;
  return { code: isErrorCode(code) ? code : 'connection.test-not-sent', params };
}

async function describe(missing: readonly Missing[], ports: ConnectionPorts, now: Date): Promise<UnreachableAgency[]> {
  const entries = missing.flatMap(({ agency }) => ports.directory.agency(agency, now) ?? []);
  const open = entries.filter((entry) => isOpenAt(entry, now));
  const known = new Map((await judgeAgencies(open, ports, now)).map((one) => [one.agency, one.problems]));
  const names = new Map(entries.map(({ code, name }) => [code, name]));
  return missing.map(({ agency, problem, receivedBy }) => ({
    ...{ agency, name: names.get(agency) ?? agency, system: ports.directory.systemServing(agency, now)?.name },
    receivedBy: receivedBy === agency ? undefined : receivedBy,
    problems: [sayProblem(problem), ...(known.get(agency) ?? []).filter(({ code }) => code !== problem.code)],
  }));
}

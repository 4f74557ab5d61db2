import type { AgencyEntry, AgencyView } from '@edoc-axis/contracts';
import {
  CataloguedError,
  robotCodes,
  type RobotKind,
  robotKindNames,
  robotKinds,
  robotSystem,
} from '@edoc-axis/domain';
import { readCertificate } from '@edoc-axis/signature';
import { agencyViewAt } from '../agencies/agency-view.js';
import type { AdministrativeAct, EntryChange, RegistryWriter } from '../store/registry-writer.js';
import { movesTo } from '../systems/move-agencies.js';
import type { JoiningPorts } from './ports.js';

/**
 * The axis' own agencies to be tried with, the system that serves them, which is the exchange itself, and the certificate
 * they sign with. That one leads to a root of its own which nobody trusts: it counts because it is registered, and for
 * robots alone. Whoever asks again gets what is there, and an axis that knows fewer kinds of them the others.
 * @throws CataloguedError `agency.exists`, `system.exists` where somebody else has a name of theirs
 */
export function addRobots(
  act: AdministrativeAct,
  { store, robotsCertificatePem }: JoiningPorts,
): Promise<{ robots: AgencyView[] }> {
  return store.write(act, async (writer) => {
    const known = await writer.agenciesAmong(robotKinds.map((robot) => robotCodes[robot]));
    const stranger = known.find(({ robot }) => robot === undefined);
    if (stranger) throw new CataloguedError('agency.exists', { agency: stranger.code });
    const robots = robotKinds.map((kind) => known.find(({ robot }) => robot === kind) ?? agencyOf(kind, act.at));
    const added = robots.filter((robot) => !known.includes(robot));
    if (added.length > 0) {
      const system = known.length === 0 ? await newSystem(writer) : [];
      const certificate = await certificateFor(robots, robotsCertificatePem, act.at, writer);
      const serving = await movesTo(robotSystem, codesOf(added), undefined, act.at, writer);
      await writer.put(...added.map((after) => ({ after })), ...system, certificate, ...serving);
    }
    return { robots: robots.map((entry) => agencyViewAt(entry, act.at)) };
  });
}

async function newSystem(writer: RegistryWriter): Promise<EntryChange[]> {
  if (await writer.system(robotSystem)) throw new CataloguedError('system.exists', { system: robotSystem });
  return [{ after: { kind: 'system', name: robotSystem, door: 'v1', keys: [], suspended: false } }];
}

function agencyOf(robot: RobotKind, at: Date): AgencyEntry {
  return {
    ...{ kind: 'agency', code: robotCodes[robot], name: robotKindNames[robot].vi, validFrom: at.toISOString() },
    ...{ successors: [], centre: false, hidden: true, test: true, policy: 'packet', robot },
  };
}

/** All of them sign with the same one. */
async function certificateFor(
  robots: readonly AgencyEntry[],
  pem: string,
  at: Date,
  writer: RegistryWriter,
): Promise<EntryChange> {
  const { facts, x509 } = readCertificate(pem);
  const agencies = codesOf(robots);
  const before = await writer.certificate(facts.sha256);
  if (before) return { before, after: { ...before, agencies } };
  return {
    after: {
      ...{ kind: 'certificate', sha256: facts.sha256, role: 'organisation', agencies },
      ...{ der: x509.raw.toString('base64'), registeredAt: at.toISOString() },
    },
  };
}

function codesOf(robots: readonly AgencyEntry[]): string[] {
  return robots.map(({ code }) => code);
}

import type { AgencyEntry, AgencyView, CertificateEntry, SystemEntry } from '@edoc-axis/contracts';
import { CataloguedError, robotCodes, robotKindNames, robotKinds, robotSystem } from '@edoc-axis/domain';
import { readCertificate } from '@edoc-axis/signature';
import { agencyViewAt } from '../agencies/agency-view.js';
import type { AdministrativeAct } from '../store/registry-writer.js';
import { movesTo } from '../systems/move-agencies.js';
import type { JoiningPorts } from './ports.js';

/**
 * The axis' own agencies to be tried with, the system that serves them, which is the exchange itself, and the certificate
 * they sign with. That one leads to a root of its own which nobody trusts: it counts because it is registered, and for
 * robots alone. Whoever asks again gets what is there.
 * @throws CataloguedError `agency.exists`, `system.exists` where somebody else has a name of theirs
 */
export function addRobots(
  act: AdministrativeAct,
  { store, robotsCertificatePem }: JoiningPorts,
): Promise<{ robots: AgencyView[] }> {
  return store.write(act, async (writer) => {
    const robots = robotKinds.map((robot) => agencyOf(robot, act.at));
    const codes = robots.map(({ code }) => code);
    const known = await writer.agenciesAmong(codes);
    const stranger = known.find(({ robot }) => robot === undefined);
    if (stranger) throw new CataloguedError('agency.exists', { agency: stranger.code });
    if (known.length > 0) return { robots: known.map((entry) => agencyViewAt(entry, act.at)) };
    if (await writer.system(robotSystem)) throw new CataloguedError('system.exists', { system: robotSystem });
    const certificate = certificateOf(robotsCertificatePem, codes, act.at);
    const serving = await movesTo(robotSystem, codes, undefined, act.at, writer);
    await writer.put(...[...robots, system, certificate].map((after) => ({ after })), ...serving);
    return { robots: robots.map((entry) => agencyViewAt(entry, act.at)) };
  });
}

const system: SystemEntry = { kind: 'system', name: robotSystem, door: 'v1', keys: [], suspended: false };

function agencyOf(robot: (typeof robotKinds)[number], at: Date): AgencyEntry {
  return {
    ...{ kind: 'agency', code: robotCodes[robot], name: robotKindNames[robot].vi, validFrom: at.toISOString() },
    ...{ successors: [], centre: false, hidden: true, test: true, policy: 'packet', robot },
  };
}

function certificateOf(pem: string, agencies: string[], at: Date): CertificateEntry {
  const { facts, x509 } = readCertificate(pem);
  return {
    ...{ kind: 'certificate', sha256: facts.sha256, role: 'organisation', agencies },
    ...{ der: x509.raw.toString('base64'), registeredAt: at.toISOString() },
  };
}

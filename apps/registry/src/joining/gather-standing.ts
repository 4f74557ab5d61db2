import type { AgencyEntry, CertificateEntry } from '@edoc-axis/contracts';
import {
  covers,
  joiningStateOf,
  type JoiningStanding,
  standingAt,
  versionsOf,
  whyNotAdmitted,
} from '@edoc-axis/domain';
import { readCertificate } from '@edoc-axis/signature';
import type { RegistryStore } from '../store/registry-store.js';
import type { JoiningPorts } from './ports.js';

/** An agency has a handful; more of them are not looked through. */
const certificatesMax = 100;

/** Everything that is known of an agency that joins, here and in the exchange. */
export async function gatherStanding(
  entry: AgencyEntry,
  { store, clock, firstActsOf }: Pick<JoiningPorts, 'store' | 'clock' | 'firstActsOf'>,
): Promise<JoiningStanding> {
  const { code: agency, validFrom: opensAt, validUntil: closedAt, successors, joining } = entry;
  const now = clock.now();
  const [contacts, since, certificate, system, first] = await Promise.all([
    store.reader.contacts(agency),
    store.reader.contactsNamedAt(agency),
    certificateSince(agency, store, now),
    servedBy(agency, store, now),
    firstActsOf(agency),
  ]);
  const { clerks = [], technical = [] } = contacts ?? {};
  return {
    ...{ agency, now, opensAt, closedAt, successors, first, system },
    contacts: { clerks: clerks.length, technical: technical.length, since: since?.toISOString() },
    certificateSince: certificate,
    addressSince: saidSince(entry, 'address', now),
    policySince: saidSince(entry, 'policy', now),
    needsNoSignature: standingAt(entry, now).policy === 'channel',
    ...{ state: joiningStateOf(entry), stateSince: joining?.since },
  };
}

/** Since when a field says something, if it does now. */
function saidSince(entry: AgencyEntry, field: 'address' | 'policy', now: Date): string | undefined {
  const past = versionsOf(entry, entry.validFrom).filter(({ since }, n) => n === 0 || since <= now.toISOString());
  const unsaid = past.findLastIndex(({ standing }) => standing[field] === undefined);
  return past[unsaid + 1]?.since;
}

async function certificateSince(agency: string, { reader, revocations }: RegistryStore, now: Date) {
  const registered = await reader.certificates({ agency, limit: certificatesMax });
  const good = registered.filter((entry) => entry.role === 'organisation' && isInForce(entry, now));
  const standings = await revocations.standings(good.map(({ sha256 }) => sha256));
  const revoked = new Set(standings.flatMap(({ state, certificate }) => (state === 'revoked' ? certificate : [])));
  return good
    .filter(({ sha256 }) => !revoked.has(sha256))
    .map(({ registeredAt }) => registeredAt)
    .sort()[0];
}

function isInForce({ der, revokedAt }: CertificateEntry, now: Date): boolean {
  if (revokedAt !== undefined && new Date(revokedAt) <= now) return false;
  return now <= new Date(readCertificate(Buffer.from(der, 'base64')).facts.notAfter);
}

async function servedBy(
  agency: string,
  { reader, people }: RegistryStore,
  now: Date,
): Promise<JoiningStanding['system']> {
  const [serving] = await reader.servings([agency]);
  const period = serving?.periods.find((each) => covers(each, now));
  const system = period && (await reader.system(period.system));
  if (!system) return undefined;
  const { name, door } = system;
  const isUnmanned = door === 'portal' && (await people.clerked([agency])).length === 0;
  const problem = whyNotAdmitted(system, now) ?? (isUnmanned ? noClerk : undefined);
  return { name, since: period.since, door, problem };
}

const noClerk = { code: 'agency.no-clerk', params: {} } as const;

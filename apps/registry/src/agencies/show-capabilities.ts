import type { CapabilitiesView, HeardBy, showCapabilities as question, SystemEntry } from '@edoc-axis/contracts';
import { admitRecipient, type AgencyCode, CataloguedError, isOpenAt, sentences } from '@edoc-axis/domain';
import { type Directory, recipientView } from '@edoc-axis/platform';
import type { RegistryStore } from '../store/registry-store.js';
import type { KeptIndex } from './keep-index.js';

export interface CapabilitiesPorts {
  readonly store: { readonly people: Pick<RegistryStore['people'], 'clerked'> };
  readonly index: KeptIndex;
  readonly limits: { readonly packetBytesMax: number };
}

/**
 * Whether an agency can be written to at a moment, as the exchange would judge it, who collects for it and what it takes.
 * From memory: a sender's system asks before every document. Only whether clerks have joined is looked up, where it counts.
 */
export async function showCapabilities(
  { code: written, at: wanted }: HeardBy<typeof question>,
  now: Date,
  { store, index, limits }: CapabilitiesPorts,
): Promise<CapabilitiesView> {
  const { directory } = await index.recent();
  const at = wanted === undefined ? now : new Date(wanted);
  const agency = directory.demandCode(written);
  const entry = directory.agency(agency, at);
  if (!entry) throw new CataloguedError('agency.unknown', { agency });
  const { name, validFrom, validUntil, joining, successors, receivesFor, capabilities } = entry;
  const { packetBytesMax = limits.packetBytesMax } = capabilities ?? {};
  const moment = at.toISOString();
  return {
    ...{ agency, name, at: moment, ...(await reachability(agency, at, directory, store)) },
    open: isOpenAt(entry, at),
    since: validFrom,
    until: validUntil,
    served: servedBy(agency, at, directory),
    accepts: { ...capabilities, packetBytesMax: Math.min(packetBytesMax, limits.packetBytesMax) },
    joining,
    successors,
    receivedBy: receivesFor && moment < receivesFor.until ? receivesFor : undefined,
    version: directory.version,
  };
}

/** What only concerns the one who asks is told when it sends. */
async function reachability(
  agency: AgencyCode,
  at: Date,
  directory: Directory,
  { people }: CapabilitiesPorts['store'],
): Promise<Pick<CapabilitiesView, 'reachable' | 'problem'>> {
  const resolved = admitRecipient(agency, undefined, recipientView(directory, at));
  if (resolved.outcome === 'reachable') {
    const { effective } = resolved;
    // Of the others nobody is asked: it is their systems that come for their post, or not.
    if (directory.systemServing(effective, at)?.door !== 'portal') return { reachable: true };
    if ((await people.clerked([effective])).length > 0) return { reachable: true };
  }
  const { code, params } =
    resolved.outcome === 'bad'
      ? resolved
      : { code: 'agency.no-clerk' as const, params: { agency: resolved.effective } };
  return { reachable: false, problem: { code, params, sentence: sentences(code, params) } };
}

/** Its post is fetched, through whichever door, unless it is brought; during a pause it may be fetched. */
function howOf({ door, takesPost }: SystemEntry): 'pull' | 'push' | 'portal' {
  if (door === 'portal') return 'portal';
  return takesPost === 'push' ? 'push' : 'pull';
}

function servedBy(agency: AgencyCode, at: Date, directory: Directory): CapabilitiesView['served'] {
  const system = directory.systemServing(agency, at);
  const period = directory.servingPeriods(agency).findLast(({ since }) => since <= at);
  if (!system || !period) return undefined;
  const { name, suspended } = system;
  const { since, until } = period;
  return {
    ...{ system: name, how: howOf(system), suspended },
    since: since.toISOString(),
    until: until?.toISOString(),
  };
}

import type { AgencyView, HeardBy, tolerateSha1 as question } from '@edoc-axis/contracts';
import type { RegistryStore } from '../store/registry-store.js';
import type { AdministrativeAct } from '../store/registry-writer.js';
import { agencyViewWithVersions } from './agency-view.js';
import { registeredAgency } from './read-code.js';

/**
 * Lets an agency's signatures made with SHA-1 count, or no longer. It is nobody's policy and no part of one: whoever lowers
 * what a signature has to be does just that, by a name of its own in the audit log. Said again it changes nothing.
 */
export function tolerateSha1(
  { code: written, tolerated }: HeardBy<typeof question>,
  act: AdministrativeAct,
  store: RegistryStore,
): Promise<AgencyView> {
  return store.write(act, async (writer) => {
    const before = await registeredAgency(written, writer);
    if ((before.toleratesSha1 ?? false) === tolerated) return agencyViewWithVersions(before, act.at);
    const after = { ...before, toleratesSha1: tolerated || undefined };
    await writer.put({ before, after });
    return agencyViewWithVersions(after, act.at);
  });
}

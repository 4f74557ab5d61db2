import type { HeardBy, listSystems as question, ReplyOf } from '@edoc-axis/contracts';
import { auditReach, type Caller, demand, mayInspect } from '@edoc-axis/domain';
import { cutPage } from '@edoc-axis/platform';
import type { RegistryReader } from '../store/registry-reader.js';
import { agenciesMax } from './read-system.js';

/**
 * Systems by name, each with the number of agencies it serves now: all of them, or those whose every agency lies in the
 * branches the caller administers.
 * @throws CataloguedError `caller.…` for who neither administers nor audits
 */
export async function listSystems(
  { after, limit }: HeardBy<typeof question>,
  caller: Caller,
  now: Date,
  reader: RegistryReader,
): Promise<ReplyOf<typeof question>> {
  const reach = auditReach(caller);
  if (reach.length === 0) demand(mayInspect(caller));
  const within = reach === 'everything' ? undefined : { branches: reach, agenciesMax };
  const found = await reader.systems({ after, limit: limit + 1, within });
  const { page, next } = cutPage(found, limit, ({ name }) => name);
  const served = await reader.agenciesServedBy(
    page.map(({ name }) => name),
    now,
  );
  return { systems: page.map((system) => ({ ...system, agencies: served.get(system.name) ?? 0 })), next };
}

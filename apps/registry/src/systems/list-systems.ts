import type { HeardBy, listSystems as question, ReplyOf } from '@edoc-axis/contracts';
import { cutPage } from '@edoc-axis/platform';
import type { RegistryReader } from '../store/registry-reader.js';

/** Systems by name, each with the number of agencies it serves now. */
export async function listSystems(
  { after, limit }: HeardBy<typeof question>,
  now: Date,
  reader: RegistryReader,
): Promise<ReplyOf<typeof question>> {
  const found = await reader.systems({ after, limit: limit + 1 });
  const { page, next } = cutPage(found, limit, ({ name }) => name);
  const served = await reader.agenciesServedBy(
    page.map(({ name }) => name),
    now,
  );
  return { systems: page.map((system) => ({ ...system, agencies: served.get(system.name) ?? 0 })), next };
}

import type { HeardBy, switchPost as question, SystemEntry } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import type { RegistryStore } from '../store/registry-store.js';
import type { AdministrativeAct } from '../store/registry-writer.js';
import { readSystem } from './read-system.js';

/** Packets are fetched from now on, or brought, or rest for a while. The address stays for the next time. */
export async function switchPost(
  { system: name, takesPost }: HeardBy<typeof question>,
  act: AdministrativeAct,
  store: RegistryStore,
): Promise<SystemEntry> {
  return store.write(act, async (writer) => {
    const before = await readSystem(name, writer);
    if (before.door === 'portal' && takesPost !== 'pull')
      throw new CataloguedError('system.is-portal', { system: name });
    if ((before.takesPost ?? 'pull') === takesPost) return before;
    if (takesPost !== 'pull' && !before.destination)
      throw new CataloguedError('system.no-destination', { system: name });
    const after: SystemEntry = { ...before, takesPost };
    await writer.put({ before, after });
    return after;
  });
}

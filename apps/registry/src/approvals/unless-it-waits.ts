import type { RegistryStore } from '../store/registry-store.js';
import type { AdministrativeAct, RegistryWriter } from '../store/registry-writer.js';

/** Takes back what an act has changed when it turns out that it must wait: looked at last, so that nothing comes in between. */
export function unlessItWaits(
  store: RegistryStore,
  mustWait: (writer: RegistryWriter) => Promise<boolean>,
): RegistryStore {
  return {
    ...store,
    write: <T>(act: AdministrativeAct, work: Parameters<RegistryStore['write']>[1]) =>
      store.write(act, async (writer) => {
        const waits = await mustWait(writer);
        const result = await work(writer);
        if (waits && writer.hasWritten) throw new MustWait();
        return result as T;
      }),
  };
}

export class MustWait extends Error {}

import { isDeepStrictEqual } from 'node:util';
import type { changeSystem as question, HeardBy, SystemEntry } from '@edoc-axis/contracts';
import type { RegistryStore } from '../store/registry-store.js';
import type { AdministrativeAct } from '../store/registry-writer.js';
import { readSystem } from './read-system.js';

/** What it may do, and whether it may call at all; in force with the next version of the directory, tokens or not. */
export async function changeSystem(
  { system: name, scopes, suspended, reason }: HeardBy<typeof question>,
  act: AdministrativeAct,
  store: RegistryStore,
): Promise<SystemEntry> {
  return store.write(act, async (writer) => {
    const before = await readSystem(name, writer);
    const isSuspended = suspended ?? before.suspended;
    const after: SystemEntry = {
      ...before,
      scopes: scopes ?? before.scopes,
      suspended: isSuspended,
      suspensionReason: isSuspended ? (reason ?? before.suspensionReason) : undefined,
    };
    if (isDeepStrictEqual(before, after)) return before;
    await writer.put({ before, after });
    return after;
  });
}

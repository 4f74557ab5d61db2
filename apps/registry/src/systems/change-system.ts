import { isDeepStrictEqual } from 'node:util';
import type { changeSystem as question, HeardBy, SystemEntry } from '@edoc-axis/contracts';
import type { RegistryStore } from '../store/registry-store.js';
import type { AdministrativeAct } from '../store/registry-writer.js';
import { readSystem } from './read-system.js';

type Change = HeardBy<typeof question>;

/**
 * What it may do, from where, and whether it may call at all; in force with the next version of the directory, tokens or
 * not.
 */
export async function changeSystem(
  { system: name, ...change }: Change,
  act: AdministrativeAct,
  store: RegistryStore,
): Promise<SystemEntry> {
  return store.write(act, async (writer) => {
    const before = await readSystem(name, writer);
    const after = changed(before, change);
    if (isDeepStrictEqual(before, after)) return before;
    await writer.put({ before, after });
    return after;
  });
}

/** The system as it is to be. */
export function changed(before: SystemEntry, change: Omit<Change, 'system'>): SystemEntry {
  const { scopes, suspended = before.suspended, reason, addresses, signedCallAgeHours } = change;
  return {
    ...before,
    scopes: scopes ?? before.scopes,
    suspended,
    suspensionReason: suspended ? (reason ?? before.suspensionReason) : undefined,
    addresses: unlessLeftOut(addresses, before.addresses),
    signedCallAgeHours: unlessLeftOut(signedCallAgeHours, before.signedCallAgeHours),
  };
}

/** Null takes away what was. */
function unlessLeftOut<T>(wanted: T | null | undefined, before: T | undefined): T | undefined {
  return wanted === undefined ? before : (wanted ?? undefined);
}

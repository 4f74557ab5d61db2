import type { HeardBy, registerSystem as question, SystemEntry, systemView } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import { operatorName } from '@edoc-axis/platform';
import type { z } from 'zod';
import { readRegisteredCodes } from '../agencies/read-code.js';
import type { RegistryStore } from '../store/registry-store.js';
import type { AdministrativeAct, EntryChange } from '../store/registry-writer.js';
import { movesTo } from './move-agencies.js';
import { readSystemKey } from './read-system-key.js';
import { servedShownMax } from './show-system.js';

const reservedNames = new Set([operatorName, 'axis']);

/**
 * Registers a system for agencies, from now or a later moment on; an agency that another system serves moves to it then.
 * The same system again, with the same door and key, gets the agencies it lacks.
 */
export async function registerSystem(
  { name, door, agencies: written, publicKeyPem, secret, scopes, since, ...guard }: HeardBy<typeof question>,
  act: AdministrativeAct,
  store: RegistryStore,
): Promise<z.output<typeof systemView>> {
  // These names stand in facts and tokens for somebody else.
  if (reservedNames.has(name.toLowerCase())) throw new CataloguedError('system.exists', { system: name });
  const keys = await keysOf({ name, door }, { publicKeyPem, secret });
  return store.write(act, async (writer) => {
    const codes = await readRegisteredCodes(written, writer);
    const existing = await writer.system(name);
    if (existing && !isTheSame(existing, door, keys)) throw new CataloguedError('system.exists', { system: name });
    const system: SystemEntry = existing ?? {
      kind: 'system',
      name,
      door,
      keys: keys.map((key) => ({ ...key, since: act.at.toISOString() })),
      scopes,
      ...guard,
      suspended: false,
    };
    const moves = await movesTo(name, codes, since, act.at, writer);
    const changes: EntryChange[] = existing ? moves : [{ after: system }, ...moves];
    if (changes.length > 0) await writer.put(...changes);
    return { ...system, serves: await writer.servedBy(name, servedShownMax) };
  });
}

/** The portal is no program that calls: it has none, and nobody can be it. */
async function keysOf(
  system: Pick<SystemEntry, 'name' | 'door'>,
  proof: Pick<HeardBy<typeof question>, 'publicKeyPem' | 'secret'>,
): Promise<Awaited<ReturnType<typeof readSystemKey>>[]> {
  const isWithout = proof.publicKeyPem === undefined && proof.secret === undefined;
  return system.door === 'portal' && isWithout ? [] : [await readSystemKey(system, proof)];
}

function isTheSame(
  existing: SystemEntry,
  door: SystemEntry['door'],
  keys: readonly { readonly kid: string }[],
): boolean {
  const counts = ({ kid }: { readonly kid: string }) =>
    existing.keys.some((key) => key.kid === kid && key.until === undefined);
  return existing.door === door && keys.every(counts);
}

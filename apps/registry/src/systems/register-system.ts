import type { HeardBy, registerSystem as question, ServingEntry, SystemEntry, systemView } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import { operatorName } from '@edoc-axis/platform';
import type { z } from 'zod';
import { readRegisteredCodes } from '../agencies/read-code.js';
import type { RegistryStore } from '../store/registry-store.js';
import type { AdministrativeAct, EntryChange } from '../store/registry-writer.js';
import { readSystemKey } from './read-system-key.js';

/** What was long ago counts for nothing: a system that left an agency may finish its business for a year. */
const periodsMax = 100;
const reservedNames = new Set([operatorName, 'axis']);
/** As many as one registration may name. */
const servedShownMax = 2000;

/**
 * Registers a system for agencies, from now on; an agency that another system serves moves to it at this moment. The
 * same system again, with the same door and key, gets the agencies it lacks.
 */
export async function registerSystem(
  { name, door, agencies: written, publicKeyPem }: HeardBy<typeof question>,
  act: AdministrativeAct,
  store: RegistryStore,
): Promise<z.output<typeof systemView>> {
  // These names stand in facts and tokens for somebody else.
  if (reservedNames.has(name.toLowerCase())) throw new CataloguedError('system.exists', { system: name });
  const key = await readSystemKey(publicKeyPem);
  const now = act.at.toISOString();
  return store.write(act, async (writer) => {
    const codes = await readRegisteredCodes(written, writer);
    const existing = await writer.system(name);
    if (existing && !isTheSame(existing, door, key.kid)) throw new CataloguedError('system.exists', { system: name });
    const system: SystemEntry = existing ?? {
      kind: 'system',
      name,
      door,
      keys: [{ ...key, since: now }],
      suspended: false,
    };
    const moves = (await writer.servings(codes)).flatMap((serving) => moveTo(name, serving, now));
    const changes: EntryChange[] = existing ? moves : [{ after: system }, ...moves];
    if (changes.length > 0) await writer.put(...changes);
    return { ...system, serves: await writer.servedBy(name, servedShownMax) };
  });
}

function isTheSame(existing: SystemEntry, door: SystemEntry['door'], kid: string): boolean {
  return existing.door === door && existing.keys.some((key) => key.kid === kid && key.until === undefined);
}

/** Nothing, when the system serves the agency already. */
function moveTo(system: string, before: ServingEntry, now: string): EntryChange[] {
  const current = before.periods.find(({ until }) => until === undefined);
  if (current?.system === system) return [];
  const former = before.periods
    .map((period) => (period === current ? { ...period, until: now } : period))
    // Moved twice within a millisecond: it was never served in between.
    .filter(({ since, until }) => until === undefined || since < until);
  const periods = [...former, { system, since: now }].slice(-periodsMax);
  return [{ before: before.periods.length > 0 ? before : undefined, after: { ...before, periods } }];
}

import {
  type addSystemKey as additionQuestion,
  type HeardBy,
  type revokeSystemKey as revocationQuestion,
  type SystemEntry,
  systemKeysMax,
} from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import type { RegistryStore } from '../store/registry-store.js';
import type { AdministrativeAct } from '../store/registry-writer.js';
import { readSystem } from './read-system.js';
import { readSystemKey } from './read-system-key.js';

const hourMs = 60 * 60_000;

/** A new key beside the others, which end after the overlap unless they end before. The same key again changes nothing. */
export async function addSystemKey(
  { system: name, overlapHours, ...proof }: HeardBy<typeof additionQuestion>,
  act: AdministrativeAct,
  store: RegistryStore,
): Promise<SystemEntry> {
  const since = act.at.toISOString();
  const until = new Date(act.at.getTime() + overlapHours * hourMs).toISOString();
  return store.write(act, async (writer) => {
    const before = await readSystem(name, writer);
    const key = await readSystemKey(before, proof);
    const known = before.keys.find(({ kid }) => kid === key.kid);
    if (known) {
      if (countsAt(known, since)) return before;
      throw new CataloguedError('system.key-invalid', { problem: 'it was rotated out or revoked; make a new pair' });
    }
    const counting = before.keys.filter((each) => countsAt(each, since));
    if (counting.length >= systemKeysMax) {
      throw new CataloguedError('system.too-many-keys', { system: name, keys: counting.length });
    }
    const ending = before.keys.map((each) => (endsBy(each, until) ? each : { ...each, until }));
    const after = { ...before, keys: [...ending, { ...key, since }].slice(-systemKeysMax) };
    await writer.put({ before, after });
    return after;
  });
}

/**
 * A key that was lost ends at once, and with it every token the system got until now: nobody knows who asked for them.
 * @throws CataloguedError `system.key-unknown`
 */
export async function revokeSystemKey(
  { system: name, kid }: HeardBy<typeof revocationQuestion>,
  act: AdministrativeAct,
  store: RegistryStore,
): Promise<SystemEntry> {
  const now = act.at.toISOString();
  return store.write(act, async (writer) => {
    const before = await readSystem(name, writer);
    const lost = before.keys.find((key) => key.kid === kid);
    if (!lost) throw new CataloguedError('system.key-unknown', { system: name, kid });
    if (!countsAt(lost, now)) return before;
    const keys = before.keys.map((key) => (key === lost ? { ...key, until: now } : key));
    // Tokens carry whole seconds: one of this very second may have been asked for with the lost key.
    const tokensSince = new Date(Math.floor(act.at.getTime() / 1000) * 1000 + 1000).toISOString();
    const after = { ...before, keys, tokensSince };
    await writer.put({ before, after });
    return after;
  });
}

type Key = SystemEntry['keys'][number];

function countsAt(key: Key, at: string): boolean {
  return !endsBy(key, at);
}

function endsBy({ until }: Key, at: string): boolean {
  return until !== undefined && until <= at;
}

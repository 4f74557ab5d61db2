import { createHash, type KeyObject, timingSafeEqual } from 'node:crypto';
import { CataloguedError } from '@edoc-axis/domain';
import { type Clock, type Directory, type PairedSecret, splitPair } from '@edoc-axis/platform';
import { secretsInForce } from '../keys-in-force.js';
import { openedSecret } from './opened-secret.js';

export interface PairedSecretsPorts {
  readonly directory: Directory;
  readonly clock: Clock;
  /** Open the secrets of systems, newest first. */
  readonly secretsKeys: () => readonly KeyObject[];
}

/** The pairs that count now; none for a system of another door, whose secret is no pair, and for one nobody knows. */
export async function pairsOf(
  { directory, clock, secretsKeys }: PairedSecretsPorts,
  system: string,
): Promise<readonly (PairedSecret & { readonly kid: string })[]> {
  if (directory.system(system)?.door !== 'provincial') return [];
  const sealed = secretsInForce(directory, system, clock.now());
  return Promise.all(
    sealed.map(async (key) => ({ kid: key.kid, ...splitPair(await openedSecret(key, system, secretsKeys)) })),
  );
}

/** Said to who has proved itself, and to nobody else. @throws CataloguedError `system.disabled` */
export function demandEnabled(directory: Directory, system: string): void {
  const { suspended, suspensionReason } = directory.system(system) ?? {};
  if (suspended) throw new CataloguedError('system.disabled', { reason: suspensionReason });
}

/** In constant time, of whatever lengths. */
export function isSameSecret(said: string, known: string): boolean {
  return timingSafeEqual(digestOf(said), digestOf(known));
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

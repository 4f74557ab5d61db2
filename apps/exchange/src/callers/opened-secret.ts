import type { KeyObject } from 'node:crypto';
import type { SealedSystemKey } from '@edoc-axis/contracts';
import { openSecret } from '@edoc-axis/platform';

const opened = new WeakMap<SealedSystemKey, string>();

/**
 * Opened once: that takes longer than all the rest of a call. Forgotten with the entry of the directory that it stands in, by
 * which it is known; what does not open is tried again.
 */
export async function openedSecret(
  key: SealedSystemKey,
  system: string,
  secretsKeys: () => readonly KeyObject[],
): Promise<string> {
  const known = opened.get(key);
  if (known !== undefined) return known;
  const secret = await openSecret(key.sealed, system, secretsKeys());
  opened.set(key, secret);
  return secret;
}

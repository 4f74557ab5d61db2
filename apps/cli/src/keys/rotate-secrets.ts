import { existsSync } from 'node:fs';
import { CataloguedError } from '@edoc-axis/domain';
import { allowHalts, rotateSecretsKey } from '@edoc-axis/platform/home';
import type { Settings } from '@edoc-axis/platform/settings';
import { lockHome } from '../start/home-lock.js';

/**
 * A new key that secrets of systems are sealed to. It signs nothing and stands in no list, so no root key is needed.
 * @throws CataloguedError `home.…`, `key.being-changed`
 */
export function rotateSecrets({ home, haltFolder }: Settings): { readonly keys: number } {
  if (!existsSync(home)) throw new CataloguedError('home.missing', { home });
  allowHalts('keys', haltFolder);
  const lock = lockHome(home, { file: 'keys.pid', taken: 'key.being-changed' });
  try {
    return rotateSecretsKey(home);
  } finally {
    lock.release();
  }
}

import { existsSync } from 'node:fs';
import { CataloguedError } from '@edoc-axis/domain';
import { type KeysByRole, readOwnKeys } from '@edoc-axis/platform/home';
import type { Settings } from '@edoc-axis/platform/settings';

/**
 * The keys of this machine's operator. Asking for them makes no home: whoever stands in the wrong folder is told so.
 * @throws CataloguedError `home.missing`, `home.file-missing`, `home.file-exposed`
 */
export function operatorKeys({ home }: Settings): KeysByRole['operator'] {
  if (!existsSync(home)) throw new CataloguedError('home.missing', { home });
  return readOwnKeys(home, 'operator');
}

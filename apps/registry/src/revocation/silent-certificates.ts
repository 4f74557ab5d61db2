import type { Clock } from '@edoc-axis/platform';
import type { RegistryStore } from '../store/registry-store.js';
import type { Standing } from './standing.js';

/** For so long a CA may be silent before anybody is told. */
const silentMsMax = 60 * 60_000;
/** Counted no further. */
const countedMax = 100;

/** Certificates that nobody has vouched for since an hour or longer, the longest first. */
export function silentCertificates({
  store,
  clock,
}: {
  readonly store: RegistryStore;
  readonly clock: Clock;
}): Promise<Standing[]> {
  return store.revocations.unknownSince(new Date(clock.now().getTime() - silentMsMax), countedMax);
}

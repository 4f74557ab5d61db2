import { meetCertificates } from '@edoc-axis/contracts';
import type { Asker, Clock } from '@edoc-axis/platform';
import type { MetCertificates } from './met-certificates.js';

/**
 * Tells the registry which strangers' certificates were met; what it does not take in now waits for the next step.
 * @returns whether there are more
 */
export async function tellRegistry(met: MetCertificates, asker: Asker, clock: Clock): Promise<boolean> {
  const next = met.waiting();
  if (next.length === 0) return false;
  await asker.ask(meetCertificates, { paths: next.map(({ path }) => [...path]) });
  met.told(next, clock.now());
  return met.waiting().length > 0;
}

import type { exchangeReadiness as question, ReplyOf } from '@edoc-axis/contracts';
import { demandFresh, type FreshnessPorts } from '../freshness.js';
import type { ExchangePorts } from '../journey/index.js';
import { feedEpoch } from '../store/facts.js';

/**
 * Can documents be taken now? With the database there and a directory that is not too old, they can.
 * @throws CataloguedError `process.directory-stale`; what the database throws when it is not there
 */
export async function examineReadiness(
  ports: Pick<ExchangePorts, 'database' | 'directory'> & FreshnessPorts,
): Promise<ReplyOf<typeof question>> {
  const { database, directory, clock, confirmedAt } = ports;
  await feedEpoch(database);
  await demandFresh(ports);
  const at = confirmedAt();
  const ageMs = Math.max(0, clock.now().getTime() - at.getTime());
  return { directory: { version: directory.version, confirmedAt: at.toISOString(), ageMs } };
}

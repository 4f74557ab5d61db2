import type { exchangeReadiness as question, ReplyOf } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import type { ExchangePorts } from '../journey/index.js';
import { feedEpoch } from '../store/facts.js';

/**
 * Can documents be taken now? With the database there and a directory, of whatever age, they can.
 * @throws CataloguedError `process.directory-missing`; what the database throws when it is not there
 */
export async function examineReadiness({
  database,
  directory,
  heardAt,
}: Pick<ExchangePorts, 'database' | 'directory'> & { readonly heardAt: () => Date | undefined }): Promise<
  ReplyOf<typeof question>
> {
  await feedEpoch(database);
  if (directory.version === 0) throw new CataloguedError('process.directory-missing');
  return { directory: { version: directory.version, heardAt: heardAt()?.toISOString() } };
}

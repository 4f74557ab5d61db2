import type { beginArchive as question, HeardBy, ReplyOf } from '@edoc-axis/contracts';
import { type Caller, CataloguedError, demand, mayArchive } from '@edoc-axis/domain';
import { type Clock, type Directory, type OwnKey, signAdmission } from '@edoc-axis/platform';

/** @throws CataloguedError `caller.…` for who is no clerk of the agency */
export async function beginArchive(
  { directory, clock, axis: issuer, tokenKey }: ArchivePorts,
  caller: Caller,
  { agency: written }: HeardBy<typeof question>,
  token: string | undefined,
): Promise<ReplyOf<typeof question>> {
  const agency = directory.demandCode(written);
  const at = clock.now();
  demand(mayArchive(caller, agency, at));
  if (token === undefined) throw new CataloguedError('caller.token-missing');
  return { agency, admission: await signAdmission(token, tokenKey(), { issuer, at }) };
}

interface ArchivePorts {
  readonly directory: Directory;
  readonly clock: Clock;
  readonly axis: string;
  readonly tokenKey: () => OwnKey;
}

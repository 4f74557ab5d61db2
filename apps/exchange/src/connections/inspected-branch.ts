import { type AgencyCode, type Caller, CataloguedError, demand, mayInspectFor } from '@edoc-axis/domain';
import type { Directory } from '@edoc-axis/platform';

/**
 * The branch somebody asks about, for who may see what concerns it.
 * @throws CataloguedError `agency.code-malformed`, `caller.…`, `agency.outside-branch`
 */
export function inspectedBranch(written: string, caller: Caller, directory: Directory): AgencyCode {
  const under = directory.codeOf(written);
  if (under === undefined) throw new CataloguedError('agency.code-malformed', { code: written });
  demand(mayInspectFor(caller, [under]));
  return under;
}

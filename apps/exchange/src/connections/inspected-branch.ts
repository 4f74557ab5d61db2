import { type AgencyCode, type Caller, demand, mayInspectFor } from '@edoc-axis/domain';
import type { Directory } from '@edoc-axis/platform';

/**
 * The branch somebody asks about, for who may see what concerns it.
 * @throws CataloguedError `agency.code-malformed`, `caller.…`, `agency.outside-branch`
 */
export function inspectedBranch(written: string, caller: Caller, directory: Directory): AgencyCode {
  const under = directory.demandCode(written);
  demand(mayInspectFor(caller, [under]));
  return under;
}

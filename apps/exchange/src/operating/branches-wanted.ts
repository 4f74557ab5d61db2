import {
  type AgencyCode,
  auditReach,
  type Caller,
  CataloguedError,
  demand,
  mayInspect,
  mayInspectFor,
} from '@edoc-axis/domain';
import type { Directory } from '@edoc-axis/platform';

/**
 * In which branches what is asked for lies: in the one named, or in all the caller administers.
 * @returns undefined for the whole axis
 * @throws CataloguedError `caller.not-permitted`, `agency.outside-branch`, `agency.code-malformed`
 */
export function branchesWanted(
  caller: Caller,
  directory: Directory,
  under?: string,
): readonly AgencyCode[] | undefined {
  if (under !== undefined) {
    const branch = directory.codeOf(under);
    if (branch === undefined) throw new CataloguedError('agency.code-malformed', { code: under });
    demand(mayInspectFor(caller, [branch]));
    return [branch];
  }
  const reach = auditReach(caller);
  if (reach === 'everything') return undefined;
  if (reach.length === 0) demand(mayInspect(caller));
  return reach;
}

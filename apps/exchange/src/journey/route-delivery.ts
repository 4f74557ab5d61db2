import { type AgencyCode, type Caller, demand, mayLease } from '@edoc-axis/domain';
import type { Directory } from '@edoc-axis/platform';
import { actsForNow } from './actor.js';

/**
 * Where does this recipient take its post, now? Not written into the delivery: an agency that moves to another system at
 * midnight finds there in the morning what was sent the evening before. The answer is the system that serves the agency,
 * and the question is asked from its side: which agencies' post is this caller's? A system that has its post brought may
 * fetch it all the same.
 * @param wanted one agency, in either written form; absent: all of them
 * @throws CataloguedError `caller.…`
 */
export function routeDelivery(
  directory: Directory,
  caller: Caller,
  { wanted, now }: { wanted?: string; now: Date },
): readonly AgencyCode[] {
  if (wanted !== undefined) {
    const agency = directory.codeOf(wanted);
    if (agency === undefined) return [];
    demand(mayLease(caller, agency, now));
    return [agency];
  }
  const agencies = actsForNow(caller, now);
  const [first] = agencies;
  // Whoever may not lease for one of its agencies lacks the scope, and may not for any.
  if (first !== undefined) demand(mayLease(caller, first, now));
  return agencies;
}

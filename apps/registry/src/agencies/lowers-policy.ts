import type { AgencyEntry, Policy } from '@edoc-axis/contracts';
import { isPolicyLowered, versionsOf } from '@edoc-axis/domain';

/**
 * Whether a policy is lower than the agency's is at any moment: who may say from when on it holds could otherwise choose a
 * moment at which it was lower.
 */
export function lowersPolicy(entry: AgencyEntry, policy: Policy, policyOfAxis: Policy): boolean {
  const policies = versionsOf(entry, entry.validFrom).map(({ standing }) => standing.policy ?? policyOfAxis);
  return policies.some((former) => isPolicyLowered(former, policy));
}

import { businessTypes, isFinal, type StatusCode } from '@edoc-axis/domain';
import type { StatusTarget } from '../../store/status-targets.js';

/**
 * Which delivery a status packet is about, which only knows the document's name: one document may be sent again in other
 * editions, and a revocation has the name of what it is about. A reply is about what is asked; a step of the work about the
 * oldest delivery in the recipient's hands of which it was not told yet; a take-back about the newest document.
 * @param targets newest first
 */
export function chooseTarget(targets: readonly StatusTarget[], status: StatusCode): StatusTarget | undefined {
  if (status === '13') return targets.find(({ business_type }) => business_type !== businessTypes.revocation);
  if (status === '15' || status === '16') {
    return (
      targets.find(({ asked }) => asked) ?? targets.find(({ statuses }) => statuses.includes(status)) ?? targets[0]
    );
  }
  const held = targets.filter(({ state, fetched }) => fetched && !isFinal(state));
  return (
    held.findLast(({ statuses }) => !statuses.includes(status)) ??
    targets.find(({ statuses }) => statuses.includes(status)) ??
    targets[0]
  );
}

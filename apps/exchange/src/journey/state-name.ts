import { type Bilingual, type DeliveryState, nameOfState, type Withdrawal } from '@edoc-axis/domain';
import type { Row } from '../store/tables.js';

/** A delivery's state as people read it, with what led to it. */
export function stateNameOf(
  {
    state,
    acknowledged_at,
    reason,
  }: Pick<Row<'delivery'>, 'acknowledged_at' | 'reason'> & { readonly state: DeliveryState },
  sendsStatuses = true,
): Bilingual {
  const { withdrawnBy } = (reason ?? {}) as { readonly withdrawnBy?: Withdrawal };
  return nameOfState(state, { wasAcknowledged: acknowledged_at !== null, withdrawnBy, sendsStatuses });
}

import type { Schemas } from '../../api/call.js';

export const deliveryActs = ['redeliver', 'redirect', 'close', 'settle', 'freeze'] as const;
export type DeliveryAct = (typeof deliveryActs)[number];

type State = Schemas['Delivery']['state'];

/** What an administrator may try with a delivery in this state; whether it may be, the axis says. */
export function actsIn(state: State, { settled = false } = {}): readonly DeliveryAct[] {
  switch (state) {
    case 'pending':
      return ['close', 'redirect', 'freeze'];
    case 'expired':
    case 'undeliverable':
      return settled ? ['freeze'] : ['redeliver', 'redirect', 'settle', 'freeze'];
    case 'delivered':
    case 'acknowledged':
      return ['freeze'];
    case 'refused':
    case 'withdrawn':
      return [];
  }
}

/** What of a delivery an act needs to know. */
export interface OperableDelivery {
  readonly id: string;
  readonly recipient: string;
  readonly addressedTo: readonly string[];
}

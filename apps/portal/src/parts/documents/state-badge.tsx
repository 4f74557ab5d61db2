import type { Schemas } from '../../api/call.js';
import { type Catalogue, inLanguage, said } from '../../words/language.js';
import { Badge, type Tone } from '../badge.js';
import type { IconName } from '../icon.js';
import { stateWords } from './state.words.js';

export type DeliveryState = Schemas['Delivery']['state'];

/** In the order in which a list counts them. */
export const deliveryStates: readonly DeliveryState[] = [
  'pending',
  'delivered',
  'acknowledged',
  'refused',
  'withdrawn',
  'expired',
  'undeliverable',
];

const looks: Readonly<Record<DeliveryState, { readonly tone: Tone; readonly icon: IconName }>> = {
  pending: { tone: 'wait', icon: 'late' },
  delivered: { tone: 'accent', icon: 'received' },
  acknowledged: { tone: 'good', icon: 'good' },
  refused: { tone: 'bad', icon: 'bad' },
  withdrawn: { tone: 'calm', icon: 'undo' },
  expired: { tone: 'bad', icon: 'late' },
  undeliverable: { tone: 'bad', icon: 'warning' },
};

/** Where a delivery stands; `name` where the axis says it in its own words. */
export function StateBadge({ state, name }: { state: DeliveryState; name?: Catalogue<string> }) {
  return <Badge {...looks[state]}>{name ? said(name) : nameOfState(state)}</Badge>;
}

export function nameOfState(state: DeliveryState): string {
  return inLanguage(stateWords).value[state];
}

import type { Schemas } from '../../api/call.js';
import type { Tone } from '../../parts/badge.js';

export type PlanState = 'proposed' | 'approved' | 'inForce' | 'revoked';

/** What is approved changes its name at its moment, by itself. */
export function planStateIn({ state, inForce }: Pick<Schemas['Reorganisation'], 'state' | 'inForce'>): PlanState {
  return inForce ? 'inForce' : state;
}

export const planTones = {
  proposed: 'wait',
  approved: 'accent',
  inForce: 'good',
  revoked: 'calm',
} as const satisfies Record<PlanState, Tone>;

import type { paths } from '../../api/v1.js';
import type { Tone } from '../../parts/badge.js';

export type ConnectionBoard =
  paths['/v1/connection-checks/{id}']['get']['responses'][200]['content']['application/json'];
export type CheckState = NonNullable<ConnectionBoard['active']>['state'];

export const checkTones = {
  announced: 'wait',
  running: 'accent',
  ended: 'calm',
  'called-off': 'calm',
} as const satisfies Record<CheckState, Tone>;

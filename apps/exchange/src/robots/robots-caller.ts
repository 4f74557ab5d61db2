import { type Caller, robotSystem } from '@edoc-axis/domain';
import { type Clock, type Directory, knownCaller } from '@edoc-axis/platform';

/**
 * The system that serves the robots, which is nobody but the exchange: permissions are decided for it as for any other.
 * Undefined where this axis has no robots, or an administrator has suspended them.
 */
export function robotsCaller({ directory, clock }: { directory: Directory; clock: Clock }): Caller | undefined {
  const system = directory.system(robotSystem);
  if (!system || system.suspended) return undefined;
  const scopes = ['send', 'receive'];
  return knownCaller({ kind: 'system', id: robotSystem, scopes, issuedAt: clock.now() }, directory);
}

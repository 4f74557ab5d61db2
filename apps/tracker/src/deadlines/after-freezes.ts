import { deadlineOf, type OfficeTimes } from '@edoc-axis/domain';
import type { DueDeadline, PutOff } from '../store/deadlines.js';

/**
 * Those that are not over, because their document is frozen, or was after they began: as long as it is, nobody can act on
 * it; once it is released, the office has the time anew.
 */
export function afterFreezes(deadlines: readonly DueDeadline[], offices: OfficeTimes): PutOff[] {
  return deadlines.flatMap(({ about, kind, frozen, releasedAt, beganAt, dueAt, urgent, recipient }): PutOff[] => {
    if (frozen) return [{ about, kind }];
    if (releasedAt === null) return [];
    const until = deadlineOf(kind, { from: beganAt, releasedAt, urgent }, offices.of(recipient));
    return until > dueAt ? [{ about, kind, until }] : [];
  });
}

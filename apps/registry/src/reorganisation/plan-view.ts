import type { PlanRehearsal, ReorganisationView } from '@edoc-axis/contracts';
import type { ReorganisationRow } from '../store/entities/reorganisation-row.js';
import type { KeptPlan } from './kept-plan.js';

export function planView(row: ReorganisationRow, now: Date): ReorganisationView {
  const { name, reason, effectiveAt, proposedBy, proposedAt } = row;
  const state = row.revokedAt ? 'revoked' : row.approvedAt ? 'approved' : 'proposed';
  return {
    ...{ name, reason, state, effectiveAt: effectiveAt.toISOString(), counts: countsOf(row.plan) },
    inForce: state === 'approved' && effectiveAt <= now,
    proposed: { by: proposedBy, at: proposedAt.toISOString() },
    approved: personOf(row.approvedBy, row.approvedAt),
    revoked: row.revokedAt
      ? {
          by: row.revokedBy ?? '',
          at: row.revokedAt.toISOString(),
          reason: row.revocationReason ?? undefined,
        }
      : undefined,
  };
}

export function countsOf({ opens, closes, changes, moves }: KeptPlan): PlanRehearsal['counts'] {
  const moved = moves.reduce((sum, { agencies }) => sum + agencies.length, 0);
  return { opens: opens.length, closes: closes.length, changes: changes.length, moves: moved };
}

function personOf(by: string | null, at: Date | null): ReorganisationView['approved'] {
  return by === null || at === null ? undefined : { by, at: at.toISOString() };
}

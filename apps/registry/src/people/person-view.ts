import type { PersonView } from '@edoc-axis/contracts';
import type { InvitationRow, PersonRow } from '../store/entities/person-row.js';

/** An account as others may see it: without a password, a secret, or a trace of them. */
export function personView(row: PersonRow, invitation?: InvitationRow): PersonView {
  return {
    name: row.name,
    fullName: row.fullName,
    email: row.email ?? undefined,
    grants: row.grants,
    addedAt: row.addedAt.toISOString(),
    joinedAt: row.joinedAt?.toISOString(),
    invitedUntil: invitation?.until.toISOString(),
    secondFactor: row.secondFactor !== null,
    disabledAt: row.disabledAt?.toISOString(),
    disabledReason: row.disabledReason ?? undefined,
  };
}

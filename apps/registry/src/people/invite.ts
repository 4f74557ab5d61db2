import { randomBytes } from 'node:crypto';
import type { InvitationRow } from '../store/entities/person-row.js';
import { digestOf, newSecret } from './one-time-secret.js';
import { seal } from './seal.js';

export const invitationMs = 7 * 24 * 60 * 60_000;
/** SHA-1's own length, as RFC 4226 recommends. */
const factorBytes = 20;

/** An invitation, good once and for seven days, and the secret that opens it: shown to who asked, kept nowhere. */
export function newInvitation(
  person: string,
  purpose: InvitationRow['purpose'],
  at: Date,
  sealingKey: Buffer,
): { row: InvitationRow; invitation: string; until: string } {
  const invitation = newSecret();
  const until = new Date(at.getTime() + invitationMs);
  const secondFactor = seal(randomBytes(factorBytes), person, sealingKey);
  const row = { tokenSha256: digestOf(invitation), person, purpose, secondFactor, until };
  return { row, invitation, until: until.toISOString() };
}

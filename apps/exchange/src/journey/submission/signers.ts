import type { CertificateEntry, RevocationEntry } from '@edoc-axis/contracts';
import type { Directory } from '@edoc-axis/platform';
import { readCertificate, type RegisteredCertificate, type Revocation } from '@edoc-axis/signature';

/** Told what was believed of revocation: all that a verdict rests on is kept with it. */
export type NoteRevocation = (entry: RevocationEntry) => void;

/**
 * The directory's certificates as the judge of signatures asks for them at a moment.
 * @param graceMs how long it is let pass that nobody answers whether a certificate was revoked
 */
export function signersIn(
  directory: Directory,
  at: Date,
  graceMs: number,
  note: NoteRevocation = () => undefined,
): (sha256: string) => RegisteredCertificate | undefined {
  return (sha256) => {
    const entry = directory.certificate(sha256);
    if (!entry) return undefined;
    const answered = directory.revocation(sha256);
    if (!answered) return registered(entry);
    note(answered);
    const isLast = hasRunOut(answered, at) && isLastWord(answered, entry);
    return { ...registered(entry), revocation: isLast ? { state: 'good' } : revocationAt(answered, at, graceMs) };
  };
}

function registered({ sha256, role, agencies, revokedAt, revocationReason }: CertificateEntry): RegisteredCertificate {
  if (revokedAt === undefined) return { sha256, role, agencies };
  return { sha256, role, agencies, notTrusted: { since: new Date(revokedAt), reason: revocationReason ?? '' } };
}

/** A good answer that has run out counts as none, also when it is the registry that does not answer us. */
export function revocationAt(entry: RevocationEntry, at: Date, graceMs: number): Revocation {
  const { state, responder, until } = entry;
  if (state === 'revoked') {
    return { state, responder, revokedAt: new Date(entry.revokedAt ?? entry.since), reason: entry.reason ?? '' };
  }
  if (state === 'good' && !hasRunOut(entry, at)) return { state };
  const since = new Date(state === 'good' ? (until ?? entry.since) : entry.since);
  return { state: 'unknown', since, responder, graceUntil: new Date(since.getTime() + graceMs) };
}

export function hasRunOut({ state, until }: RevocationEntry, at: Date): boolean {
  return state === 'good' && until !== undefined && at > new Date(until);
}

/**
 * Whether a good answer reached to the end of its certificate. Nobody answers about that one any more, and what it signed
 * before does not become doubtful for that.
 */
function isLastWord({ until = '' }: RevocationEntry, { der }: CertificateEntry): boolean {
  return until >= readCertificate(Buffer.from(der, 'base64')).facts.notAfter;
}

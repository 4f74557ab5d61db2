import type { CertificateEntry } from '@edoc-axis/contracts';
import type { CertificateStanding } from '@edoc-axis/domain';
import type { Directory } from '@edoc-axis/platform';
import { readCertificate, type RegisteredCertificate } from '@edoc-axis/signature';
import { signersIn } from '../journey/parts.js';

/** Read once: the entry stays the same object until the directory has another one. */
const endsOf = new WeakMap<CertificateEntry, Date>();

/** Whether a certificate can be signed with now, by what a document signed with it would be judged by. */
export function certificateStandings(
  agency: string,
  directory: Directory,
  now: Date,
  graceMs: number,
): CertificateStanding[] {
  const findRegistered = signersIn(directory, now, graceMs);
  return directory.certificatesFor(agency).map((entry) => {
    const registered = findRegistered(entry.sha256);
    return { endsAt: endOf(entry), isBelieved: registered !== undefined && isBelieved(registered, now) };
  });
}

function endOf(entry: CertificateEntry): Date {
  let endsAt = endsOf.get(entry);
  if (!endsAt) endsOf.set(entry, (endsAt = new Date(readCertificate(Buffer.from(entry.der, 'base64')).facts.notAfter)));
  return endsAt;
}

function isBelieved({ notTrusted, revocation }: RegisteredCertificate, now: Date): boolean {
  if (notTrusted && now >= notTrusted.since) return false;
  switch (revocation?.state) {
    case 'revoked':
      return now < revocation.revokedAt;
    case 'unknown':
      return now < revocation.graceUntil;
    default:
      return true;
  }
}

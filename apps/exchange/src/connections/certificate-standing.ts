import type { CertificateEntry } from '@edoc-axis/contracts';
import type { CertificateStanding } from '@edoc-axis/domain';
import type { Directory } from '@edoc-axis/platform';
import { readCertificate } from '@edoc-axis/signature';

/** Read once: the entry stays the same object until the directory has another one. */
const endsOf = new WeakMap<CertificateEntry, Date>();

/** Whether a certificate can be signed with now, as far as is known. */
export function certificateStanding(entry: CertificateEntry, directory: Directory, now: Date): CertificateStanding {
  let endsAt = endsOf.get(entry);
  if (!endsAt) endsOf.set(entry, (endsAt = new Date(readCertificate(Buffer.from(entry.der, 'base64')).facts.notAfter)));
  const isDistrusted = entry.revokedAt !== undefined && new Date(entry.revokedAt) <= now;
  return { endsAt, isRevoked: isDistrusted || directory.revocation(entry.sha256)?.state === 'revoked' };
}

import type { CertificateEntry } from '@edoc-axis/contracts';
import type { Directory } from '@edoc-axis/platform';
import type { RegisteredCertificate } from '@edoc-axis/signature';

/** The directory's certificates as the judge of signatures asks for them. */
export function signersIn(directory: Directory): (sha256: string) => RegisteredCertificate | undefined {
  return (sha256) => {
    const entry = directory.certificate(sha256);
    return entry && registered(entry);
  };
}

function registered({ sha256, role, agencies, revokedAt, revocationReason }: CertificateEntry): RegisteredCertificate {
  if (revokedAt === undefined) return { sha256, role, agencies };
  return { sha256, role, agencies, notTrusted: { since: new Date(revokedAt), reason: revocationReason ?? '' } };
}

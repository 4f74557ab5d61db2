import type { CertificateEntry, HeardBy, registerCertificate as question } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import { type Certificate, certificateParams } from '@edoc-axis/signature';
import { readRegisteredCodes } from '../agencies/read-code.js';
import type { RegistryStore } from '../store/registry-store.js';
import type { AdministrativeAct } from '../store/registry-writer.js';
import { judgeCertificate } from './judge-certificate.js';

/**
 * Registers a certificate for agencies, those it is registered for already included: an office signs for its committee,
 * later also for itself. In another role it is refused.
 */
export async function registerCertificate(
  { pem, agencies: written, role }: HeardBy<typeof question>,
  act: AdministrativeAct,
  { store, readTrust }: { store: RegistryStore; readTrust: () => Certificate[] },
): Promise<CertificateEntry> {
  const known = { roots: readTrust(), intermediates: [] };
  const { facts, x509 } = judgeCertificate(pem, known, act.at).certificate;
  return store.write(act, async (writer) => {
    const agencies = await readRegisteredCodes(written, writer);
    const existing = await writer.certificate(facts.sha256);
    if (!existing) {
      const entry: CertificateEntry = {
        kind: 'certificate',
        sha256: facts.sha256,
        role,
        agencies,
        der: x509.raw.toString('base64'),
        registeredAt: act.at.toISOString(),
      };
      await writer.put({ after: entry });
      return entry;
    }
    checkExtension(existing, role, facts);
    const extended = { ...existing, agencies: [...new Set([...existing.agencies, ...agencies])] };
    if (extended.agencies.length === existing.agencies.length) return existing;
    await writer.put({ before: existing, after: extended });
    return extended;
  });
}

function checkExtension(existing: CertificateEntry, role: CertificateEntry['role'], facts: Certificate['facts']): void {
  const params = certificateParams(facts);
  if (existing.revokedAt !== undefined) {
    const { revokedAt, revocationReason } = existing;
    throw new CataloguedError('certificate.revoked', { ...params, revokedAt, reason: revocationReason });
  }
  if (existing.role !== role) {
    throw new CataloguedError('certificate.already-registered', { ...params, agency: existing.agencies });
  }
}

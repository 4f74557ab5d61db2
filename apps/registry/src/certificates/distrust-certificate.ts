import type { CertificateEntry, distrustCertificate as question, HeardBy } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import type { RegistryStore } from '../store/registry-store.js';
import type { AdministrativeAct } from '../store/registry-writer.js';

/**
 * From a moment on nothing signed with the certificate is believed, whatever its CA says. The moment may be moved back,
 * when more is known of when the key was lost, and never forward: that would make believed again what was refused.
 * @throws CataloguedError certificate.unknown
 */
export async function distrustCertificate(
  { certificate, since, reason }: HeardBy<typeof question>,
  act: AdministrativeAct,
  store: RegistryStore,
): Promise<CertificateEntry> {
  return store.write(act, async (writer) => {
    const before = await writer.certificate(certificate);
    if (!before) throw new CataloguedError('certificate.unknown', { certificate });
    const wantedAt = new Date(since);
    if (before.revokedAt !== undefined && new Date(before.revokedAt) <= wantedAt) return before;
    const after = { ...before, revokedAt: wantedAt.toISOString(), revocationReason: reason };
    await writer.put({ before, after });
    return after;
  });
}

import type { CertificateEntry, HeardBy, registerCertificate as question } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import { certificateParams, readCertificate } from '@edoc-axis/signature';
import { readRegisteredCodes } from '../agencies/read-code.js';
import { firstAnswer, recordOutcome, type RevocationPorts } from '../revocation/index.js';
import type { AdministrativeAct, RegistryWriter } from '../store/registry-writer.js';
import { judgeCertificate, type JudgedCertificate } from './judge-certificate.js';

/**
 * Registers a certificate for agencies. One that is registered for others is refused, unless it is said that it signs for
 * these `also`: an office signs for its committee, but a certificate that turns up at a second agency may be stolen. In
 * another role it is refused. One of the same holder stays beside it: a renewed one overlaps the old one until that ends.
 * @throws CataloguedError certificate.…, agency.…
 */
export async function registerCertificate(
  wanted: HeardBy<typeof question>,
  act: AdministrativeAct,
  ports: RevocationPorts,
): Promise<CertificateEntry> {
  const intermediates = (await ports.store.revocations.issuers()).map((der) => readCertificate(der));
  const judged = judgeCertificate(wanted.pem, { roots: ports.readTrust(), intermediates }, act.at);
  const { certificate, issuers } = judged;
  const kept = issuers.map(({ x509, facts }) => ({ sha256: facts.sha256, der: x509.raw }));
  // Before anybody is asked: the answer is believed through them.
  await ports.store.inOrder(({ revocations }) => revocations.keepIssuers(kept));
  const outcome = await firstAnswer(certificate, ports);
  const entry = await ports.store.write(act, (writer) => put(wanted, judged, act, writer));
  if (outcome) await recordOutcome(certificate, outcome, ports);
  return entry;
}

async function put(
  { agencies: written, role, also }: HeardBy<typeof question>,
  { certificate: { facts, x509 } }: JudgedCertificate,
  act: AdministrativeAct,
  writer: RegistryWriter,
): Promise<CertificateEntry> {
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
  const further = agencies.filter((agency) => !existing.agencies.includes(agency));
  const params = certificateParams(facts);
  const { revokedAt, revocationReason: reason } = existing;
  if (revokedAt !== undefined) throw new CataloguedError('certificate.revoked', { ...params, revokedAt, reason });
  if (existing.role !== role || (further.length > 0 && !also)) {
    throw new CataloguedError('certificate.already-registered', { ...params, agency: existing.agencies });
  }
  if (further.length === 0) return existing;
  const extended = { ...existing, agencies: [...existing.agencies, ...further] };
  await writer.put({ before: existing, after: extended });
  return extended;
}

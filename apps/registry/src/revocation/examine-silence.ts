import type { examineRegistry, Finding, ReplyOf } from '@edoc-axis/contracts';
import { sentences } from '@edoc-axis/domain';
import type { Clock } from '@edoc-axis/platform';
import { readCertificate } from '@edoc-axis/signature';
import type { RegistryStore } from '../store/registry-store.js';
import { silentCertificates } from './silent-certificates.js';
import type { Standing } from './standing.js';

interface SilencePorts {
  readonly store: RegistryStore;
  readonly clock: Clock;
  readonly graceMs: number;
}

/** For each certificate that nobody has vouched for: why, and when its documents will be refused. */
export async function examineSilence(ports: SilencePorts): Promise<ReplyOf<typeof examineRegistry>> {
  const findings: Finding[] = [];
  for (const standing of await silentCertificates(ports)) findings.push(await findingOn(standing, ports));
  return { certificates: await ports.store.revocations.certificates(), findings };
}

async function findingOn(standing: Standing, { store, graceMs }: SilencePorts): Promise<Finding> {
  const { certificate, since, problem } = standing;
  const der = await store.revocations.certificateDer(certificate);
  const subject = der && readCertificate(der).facts.subject;
  const graceUntil = since && new Date(since.getTime() + graceMs);
  const code = 'certificate.revocation-unknown';
  return {
    code,
    subject: `certificate ${certificate}`,
    sentence: sentences(code, { subject, since, graceUntil, problem }),
  };
}

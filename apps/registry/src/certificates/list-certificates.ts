import type { CertificateEntry, HeardBy, listCertificates as question } from '@edoc-axis/contracts';
import { readCode } from '../agencies/read-code.js';
import { cutPage } from '@edoc-axis/platform';
import type { RegistryReader } from '../store/registry-reader.js';

/** Registered certificates by digest, revoked ones too; of one agency or of all. */
export async function listCertificates(
  { agency, after, limit }: HeardBy<typeof question>,
  reader: RegistryReader,
): Promise<{ certificates: CertificateEntry[]; next?: string }> {
  const code = agency === undefined ? undefined : await readCode(agency, reader);
  const found = await reader.certificates({ agency: code, after, limit: limit + 1 });
  const { page, next } = cutPage(found, limit, ({ sha256 }) => sha256);
  return { certificates: page, next };
}

import { type Certificate, chainToTrust, issuerKeyOf, readCertificate } from '@edoc-axis/signature';
import type { Revocations } from '../store/revocations.js';

export interface IssuedCertificate {
  readonly certificate: Certificate;
  readonly issuer: Certificate;
  readonly issuerKey: string;
}

/**
 * The certificate with the CA that issued it, where a path to a trusted CA still stands: only of such a CA an answer is
 * believed. Undefined also for a root, which vouches for itself.
 */
export async function withIssuer(
  certificate: Certificate,
  { revocations, readTrust }: { revocations: Revocations; readTrust: () => Certificate[] },
  at: Date,
): Promise<IssuedCertificate | undefined> {
  const between = (await revocations.issuers()).map((der) => readCertificate(der));
  const path = chainToTrust(certificate, between, readTrust(), at);
  const issuer = path.trusted ? path.path[1] : undefined;
  return issuer && { certificate, issuer, issuerKey: issuerKeyOf(certificate) };
}

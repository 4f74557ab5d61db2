import { readCertificate, type Certificate } from './read-certificate.js';

/** Registered certificates only, so that a stranger cannot push them out by showing us new ones. */
const certificatesMax = 4096;
const known = new Map<string, Certificate>();

/**
 * The certificate, read once per process; the one unused for longest goes first. `sha256` must be that of `der`.
 * Throws as `readCertificate`.
 */
export function knownCertificate(sha256: string, der: Uint8Array): Certificate {
  const certificate = known.get(sha256) ?? readCertificate(der);
  known.delete(sha256);
  known.set(sha256, certificate);
  if (known.size > certificatesMax) known.delete(known.keys().next().value ?? '');
  return certificate;
}

import { type Certificate, chainToTrust, readCertificate } from '@edoc-axis/signature';
import type { Revocations } from '../store/revocations.js';

/** CAs that are trusted now, and those in between that came along with registered certificates. */
export interface KnownIssuers {
  readonly roots: readonly Certificate[];
  readonly between: readonly Certificate[];
}

export async function knownIssuers({
  store,
  readTrust,
}: {
  readonly store: { readonly revocations: Revocations };
  readonly readTrust: () => Certificate[];
}): Promise<KnownIssuers> {
  const between = (await store.revocations.issuers()).map((der) => readCertificate(der));
  return { between, roots: readTrust() };
}

/**
 * The certificate, then the CAs above it up to one that is trusted: only of such CAs an answer is believed. A certificate
 * that lies in the trust folder itself needs its CA there too. Undefined where no path stands.
 */
export function pathOf(
  certificate: Certificate,
  { roots, between }: KnownIssuers,
  at: Date,
): readonly Certificate[] | undefined {
  const others = roots.filter(({ facts }) => facts.sha256 !== certificate.facts.sha256);
  const path = chainToTrust(certificate, between, others, at);
  return path.trusted ? path.path : undefined;
}

/**
 * Who may have signed lists for the CAs of a path: a CA may do so with another key than its certificates. Of the same root
 * alone, or a CA elsewhere could take the name of one here (RFC 5280 §6.3.3 f).
 */
export function listSignersFor(path: readonly Certificate[], { between }: KnownIssuers, at: Date): Certificate[] {
  const root = path.slice(-1);
  return between.filter((one) => chainToTrust(one, between, root, at, 'issuing').trusted);
}

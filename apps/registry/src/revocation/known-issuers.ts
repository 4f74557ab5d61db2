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

/** Those in between that are believed: a CA may sign its lists with another key than its certificates. */
export function believedBetween(known: KnownIssuers, at: Date): readonly Certificate[] {
  return known.between.filter((one) => chainToTrust(one, known.between, known.roots, at, 'issuing').trusted);
}

/**
 * The certificate, then the CAs above it up to one that is trusted: only of such CAs an answer is believed. Undefined where
 * no path stands any more.
 */
export function pathOf(
  certificate: Certificate,
  { roots, between }: KnownIssuers,
  at: Date,
): readonly Certificate[] | undefined {
  const path = chainToTrust(certificate, between, roots, at);
  return path.trusted ? path.path : undefined;
}

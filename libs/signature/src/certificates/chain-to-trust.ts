import type { Certificate } from './read-certificate.js';

/** Longer chains do not occur; shorter loops end earlier. */
const pathLengthMax = 6;
/** A packet may bring many certificates that all claim to be each other's issuer. */
const issuersTriedMax = 32;

export type TrustPath = { readonly trusted: true; readonly path: readonly Certificate[] } | PathFailure;

export interface PathFailure {
  readonly trusted: false;
  readonly problem: PathProblem;
  /** The certificate the path broke at. */
  readonly at: Certificate;
}

/** `no-issuer`: nobody here issued `at`. `issuer-…`: `at` is an issuer that was not in force at that moment. */
export type PathProblem = 'no-issuer' | 'issuer-expired' | 'issuer-not-yet-valid';

/**
 * A path from the certificate to one of the roots: every link's name and signature, that issuers are CAs, and their
 * validity at the moment `at`. The certificate's own validity is left to the caller, which has a verdict of its own for
 * it. A root stands for itself, so a certificate that is among the roots is trusted. Not checked here: path length and
 * name constraints, policies, revocation (RFC 5280 §6).
 */
export function chainToTrust(
  certificate: Certificate,
  intermediates: readonly Certificate[],
  roots: readonly Certificate[],
  at: Date,
): TrustPath {
  const rootFingerprints = new Set(roots.map(({ facts }) => facts.sha256));
  const issuers = [...roots, ...intermediates].filter(({ x509 }) => x509.ca);
  let tried = 0;
  let failure: PathFailure = { trusted: false, problem: 'no-issuer', at: certificate };

  return climb([certificate]) ?? failure;

  function climb(path: readonly Certificate[]): TrustPath | undefined {
    const top = path[path.length - 1] ?? certificate;
    if (rootFingerprints.has(top.facts.sha256)) return { trusted: true, path };
    if (path.length > pathLengthMax) return undefined;
    for (const issuer of issuers) {
      if (path.includes(issuer) || !top.x509.checkIssued(issuer.x509)) continue;
      if (++tried > issuersTriedMax) return undefined;
      if (!top.x509.verify(issuer.publicKey)) continue;
      if (!isInForce(issuer, at)) {
        failure = { trusted: false, problem: problemOf(issuer, at), at: issuer };
        continue;
      }
      const found = climb([...path, issuer]);
      if (found) return found;
    }
    // The deepest certificate without an issuer names the missing CA best.
    if (failure.problem === 'no-issuer' && path.length > 1) failure = { trusted: false, problem: 'no-issuer', at: top };
    return undefined;
  }
}

function problemOf({ facts }: Certificate, at: Date): PathProblem {
  return at < new Date(facts.notBefore) ? 'issuer-not-yet-valid' : 'issuer-expired';
}

/** Both ends belong to the validity (RFC 5280 §4.1.2.5). */
export function isInForce({ facts }: Certificate, at: Date): boolean {
  return at >= new Date(facts.notBefore) && at <= new Date(facts.notAfter);
}

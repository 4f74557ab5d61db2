import { detailsIfDer } from './certificate-details.js';
import { flawOfPath, type PathFlaw } from './judge-path.js';
import { linkBetween } from './link-between.js';
import type { Purpose } from './purposes.js';
import type { Certificate } from './read-certificate.js';

/** Longer chains do not occur; shorter loops end earlier. */
const pathLengthMax = 6;
/** A packet may bring many certificates that all claim to be each other's issuer. */
const issuersTriedMax = 32;
/** Ways to a root: a CA whose key was certified by several others has as many. */
const pathsKeptMax = 8;
/** What was found out about so many certificates is kept; the one unused for longest goes first. */
const knownMax = 1024;

export type TrustPath = { readonly trusted: true; readonly path: readonly Certificate[] } | PathFailure;

export interface PathFailure {
  readonly trusted: false;
  readonly problem: PathProblem;
  /** The certificate the path broke at. */
  readonly at: Certificate;
  /** For experts: an extension's identifier, a key's kind. */
  readonly detail?: string;
}

/**
 * `malformed`: not DER, or an extension is not what it should be. `no-issuer`: nobody here issued `at`. `signature-wrong`: somebody of that name is here, and `at` is not signed with his
 * key. `signature-weak`: `at` is signed in a way that is not believed any more. `issuer-…`: `at` is an issuer.
 */
export type PathProblem =
  | PathFlaw
  | 'malformed'
  | 'no-issuer'
  | 'signature-wrong'
  | 'signature-weak'
  | 'issuer-expired'
  | 'issuer-not-yet-valid';

/**
 * A path from the certificate to one of the roots, as RFC 5280 §6 judges it at the moment `at`: names, signatures, keys,
 * CAs, path lengths, name constraints, policies, critical extensions, and every issuer's validity. The certificate's own
 * validity is left to the caller, which has a verdict of its own for it, and so is revocation. A root stands for itself:
 * a certificate among the roots is trusted.
 *
 * Everything but validity is judged once for a certificate and those around it.
 *
 * @param purpose what the certificate is to be used for; left out, its extended key usage is not asked
 */
export function chainToTrust(
  certificate: Certificate,
  intermediates: readonly Certificate[],
  roots: readonly Certificate[],
  at: Date,
  purpose?: Purpose,
): TrustPath {
  const known = knownPaths(certificate, intermediates, roots, purpose);
  if ('trusted' in known) return known;
  const [first] = known;
  const path = known.find((one) => !issuerOutOfForce(one, at)) ?? first;
  const issuer = issuerOutOfForce(path, at);
  if (!issuer) return { trusted: true, path };
  const problem = at < new Date(issuer.facts.notBefore) ? 'issuer-not-yet-valid' : 'issuer-expired';
  return { trusted: false, problem, at: issuer };
}

/** Both ends belong to the validity (RFC 5280 §4.1.2.5). */
export function isInForce({ facts }: Certificate, at: Date): boolean {
  return at >= new Date(facts.notBefore) && at <= new Date(facts.notAfter);
}

function issuerOutOfForce([, ...issuers]: Path, at: Date): Certificate | undefined {
  return issuers.find((issuer) => !isInForce(issuer, at));
}

type Path = readonly Certificate[];
/** Paths without a flaw, one at least; or why there is none. */
type KnownPaths = readonly [Path, ...Path[]] | PathFailure;

const known = new Map<string, KnownPaths>();

function knownPaths(
  certificate: Certificate,
  intermediates: readonly Certificate[],
  roots: readonly Certificate[],
  purpose: Purpose | undefined,
): KnownPaths {
  const fingerprints = (of: readonly Certificate[]) => of.map(({ facts }) => facts.sha256).join();
  const key = [certificate.facts.sha256, purpose ?? '', fingerprints(intermediates), fingerprints(roots)].join(' ');
  const paths = known.get(key) ?? findPaths(certificate, intermediates, roots, purpose);
  known.delete(key);
  known.set(key, paths);
  if (known.size > knownMax) known.delete(known.keys().next().value ?? '');
  return paths;
}

/**
 * Climbs from the certificate to every issuer whose name and key fit, and judges each path that reaches a root. Where
 * none stands, the failure of the one that came furthest is told: it names the missing or the broken CA best.
 */
function findPaths(
  certificate: Certificate,
  intermediates: readonly Certificate[],
  roots: readonly Certificate[],
  purpose: Purpose | undefined,
): KnownPaths {
  const rootFingerprints = new Set(roots.map(({ facts }) => facts.sha256));
  const issuers = [...roots, ...intermediates];
  const found: Path[] = [];
  let tried = 0;
  let failure: PathFailure = { trusted: false, problem: 'no-issuer', at: certificate };
  let failedAt = 0;

  if (!detailsIfDer(certificate)) return { trusted: false, problem: 'malformed', at: certificate };
  climb([certificate], certificate);
  const [first, ...others] = found;
  return first ? [first, ...others] : failure;

  function fail(height: number, flaw: Omit<PathFailure, 'trusted'>): void {
    // Of two at the same height the first stays, unless it only says that there was nobody.
    if (height < failedAt || (height === failedAt && failure.problem !== 'no-issuer')) return;
    failure = { trusted: false, ...flaw };
    failedAt = height;
  }

  function climb(path: Path, top: Certificate): void {
    if (rootFingerprints.has(top.facts.sha256)) {
      const flaw = flawOfPath(path, purpose);
      if (flaw) fail(Infinity, flaw);
      else found.push(path);
      return;
    }
    fail(path.length, { problem: 'no-issuer', at: top });
    if (path.length > pathLengthMax) return;
    for (const issuer of issuers) {
      if (found.length === pathsKeptMax || tried === issuersTriedMax) return;
      if (path.some(({ facts }) => facts.sha256 === issuer.facts.sha256)) continue;
      const link = linkBetween(top, issuer);
      if (link === 'none') continue;
      tried += 1;
      if (link === 'issued') climb([...path, issuer], issuer);
      else fail(path.length, { problem: link, at: top });
    }
  }
}

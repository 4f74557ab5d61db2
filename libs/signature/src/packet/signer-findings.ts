import type { ClosedAgency } from '@edoc-axis/domain';
import type { PathFailure } from '../certificates/chain-to-trust.js';
import type { Certificate, CertificateFacts } from '../certificates/read-certificate.js';
import { certificateParams, sayPathFailure } from '../certificates/say-certificate.js';
import type { Finding } from './check-signature.js';
import type { Revocation } from './judgement.js';

/** What may stand against a signer, of a packet or of a PDF: the same verdicts in the same words. */

export function wrongAgency(certificate: CertificateFacts, agency: string): Finding {
  const params = { ...certificateParams(certificate), agency };
  return { verdict: 'wrong-agency', code: 'signature.wrong-agency', params };
}

/** Signed when its agency was not there any more, and sent by who took over its work. */
export function agencyClosed(
  certificate: CertificateFacts,
  agency: string,
  { agency: closedAgency, name: agencyName, closedAt }: ClosedAgency,
): Finding {
  const params = { ...certificateParams(certificate), agency, closedAgency, agencyName, closedAt };
  return { verdict: 'wrong-agency', code: 'signature.agency-closed', params };
}

/** No path to a CA that is trusted: the CA is missing here, or something on the way is wrong. */
export function untrusted(failure: PathFailure, certificate: Certificate, at: Date): Finding {
  const { code, params } = sayPathFailure(failure, certificate, at);
  return { verdict: 'untrusted', code: failure.problem === 'no-issuer' ? 'signature.untrusted' : code, params };
}

export interface End {
  readonly revokedAt: Date;
  readonly reason: string;
  /** Who says so; absent when an administrator does. */
  readonly responder?: string;
}

export function revoked(certificate: CertificateFacts, { revokedAt, reason, responder }: End): Finding {
  const params = { ...certificateParams(certificate), revokedAt, reason, responder };
  return { verdict: 'revoked', code: 'signature.revoked', params };
}

/** In the days of grace and after them the verdict is the same; what it is worth is the policy's question. */
export function revocationUnknown(
  certificate: CertificateFacts,
  { since, responder, graceUntil }: Extract<Revocation, { state: 'unknown' }>,
  at: Date,
): Finding {
  const code = at < graceUntil ? 'signature.revocation-unknown' : 'signature.revocation-grace-over';
  const params = { ...certificateParams(certificate), since, responder, graceUntil };
  return { verdict: 'revocation-unknown', code, params };
}

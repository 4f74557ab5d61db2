import type { ErrorCode } from '@edoc-axis/domain';
import type { PathFailure, PathProblem } from './chain-to-trust.js';
import type { Certificate, CertificateFacts } from './read-certificate.js';

type Params = Readonly<Record<string, string | number | Date | undefined>>;

/** By what a person finds a certificate again, for every sentence about one. */
export function certificateParams({ subject, serial, issuer, notBefore, notAfter }: CertificateFacts): Params {
  return { subject, serial, issuer, validFromAt: notBefore, validUntil: notAfter };
}

export interface Saying {
  readonly code: ErrorCode;
  readonly params: Params;
}

/** Why a certificate leads to no CA that is trusted, in words its holder or the axis' administrator can act on. */
export function sayPathFailure({ problem, at, detail }: PathFailure, certificate: Certificate, judgedAt: Date): Saying {
  const { subject, issuer, notBefore, notAfter } = at.facts;
  return {
    code: codeOf[problem],
    params: {
      ...certificateParams(certificate.facts),
      // Where nobody is above, the one to name is whom the certificate names.
      authority: problem === 'no-issuer' ? issuer : subject,
      authorityFromAt: notBefore,
      authorityUntil: notAfter,
      detail,
      judgedAt,
    },
  };
}

const codeOf: Readonly<Record<PathProblem, ErrorCode>> = {
  malformed: 'certificate.malformed',
  'no-issuer': 'certificate.untrusted',
  'signature-wrong': 'certificate.signature-wrong',
  'signature-weak': 'certificate.signature-weak',
  'key-weak': 'certificate.path-key-weak',
  'extension-unknown': 'certificate.extension-unknown',
  'not-for-signing': 'certificate.not-for-signing',
  'not-for-purpose': 'certificate.not-for-purpose',
  'issuer-not-a-ca': 'certificate.issuer-not-a-ca',
  'path-too-long': 'certificate.path-too-long',
  'name-not-permitted': 'certificate.name-not-permitted',
  'policy-missing': 'certificate.policy-missing',
  'issuer-expired': 'certificate.issuer-expired',
  'issuer-not-yet-valid': 'certificate.issuer-not-yet-valid',
};

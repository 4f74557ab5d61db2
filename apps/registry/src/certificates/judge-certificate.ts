import { CataloguedError } from '@edoc-axis/domain';
import { type Certificate, chainToTrust, flawOfKey, readCertificates } from '@edoc-axis/signature';

/**
 * Reads a certificate that is to be registered, with those of its issuers that come along, and judges whether what it
 * signs could be believed now.
 * @param pem the certificate first, then any number of intermediate ones
 * @throws CataloguedError `certificate.…`
 */
export function judgeCertificate(pem: string, roots: readonly Certificate[], at: Date): Certificate {
  const [certificate, ...intermediates] = readCertificates(pem);
  if (!certificate) throw new CataloguedError('certificate.not-a-certificate');
  checkKey(certificate);
  checkValidity(certificate, at);
  checkPath(certificate, intermediates, roots, at);
  return certificate;
}

function checkKey({ publicKey }: Certificate): void {
  const flaw = flawOfKey(publicKey);
  if (!flaw) return;
  const isSmall = flaw.code === 'signature.key-too-small';
  throw new CataloguedError(isSmall ? 'certificate.key-too-small' : 'certificate.key-not-accepted', flaw.params);
}

function checkValidity({ facts: { subject, notBefore, notAfter } }: Certificate, at: Date): void {
  if (at < new Date(notBefore)) {
    throw new CataloguedError('certificate.not-yet-valid', { subject, validFromAt: notBefore });
  }
  if (at > new Date(notAfter)) throw new CataloguedError('certificate.expired', { subject, validUntil: notAfter });
}

function checkPath(
  certificate: Certificate,
  intermediates: readonly Certificate[],
  roots: readonly Certificate[],
  at: Date,
): void {
  const path = chainToTrust(certificate, intermediates, roots, at);
  if (path.trusted) return;
  const { subject } = certificate.facts;
  if (path.problem === 'no-issuer') {
    throw new CataloguedError('certificate.untrusted', { subject, issuer: path.at.facts.issuer });
  }
  const { subject: issuer, notBefore, notAfter } = path.at.facts;
  const problem = `${issuer} is valid from ${notBefore} to ${notAfter}`;
  throw new CataloguedError('certificate.path-broken', { subject, problem });
}

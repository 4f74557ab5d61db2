import { CataloguedError } from '@edoc-axis/domain';
import {
  type Certificate,
  certificateParams,
  chainToTrust,
  flawOfKey,
  readCertificates,
  sayPathFailure,
} from '@edoc-axis/signature';

/**
 * Reads a certificate that is to be registered, with those of its issuers that come along, and judges whether what it
 * signs could be believed now.
 * @param pem the certificate first, then any number of intermediate ones
 * @param known CAs that are trusted, and those in between that came along with others
 * @throws CataloguedError `certificate.…`
 */
export function judgeCertificate(
  pem: string,
  known: { readonly roots: readonly Certificate[]; readonly intermediates: readonly Certificate[] },
  at: Date,
): JudgedCertificate {
  const [certificate, ...brought] = readCertificates(pem);
  if (!certificate) throw new CataloguedError('certificate.not-a-certificate');
  checkKey(certificate);
  checkValidity(certificate, at);
  const [, ...issuers] = checkPath(certificate, [...brought, ...known.intermediates], known.roots, at);
  return { certificate, issuers };
}

export interface JudgedCertificate {
  readonly certificate: Certificate;
  /** The one that issued it first, the root last; none where it is a root itself. */
  readonly issuers: readonly Certificate[];
}

function checkKey({ publicKey, facts }: Certificate): void {
  const flaw = flawOfKey(publicKey);
  if (!flaw) return;
  const code = flaw.code === 'signature.key-too-small' ? 'certificate.key-too-small' : 'certificate.key-not-accepted';
  throw new CataloguedError(code, { ...flaw.params, ...certificateParams(facts) });
}

function checkValidity({ facts }: Certificate, at: Date): void {
  const params = { ...certificateParams(facts), judgedAt: at };
  if (at < new Date(facts.notBefore)) throw new CataloguedError('certificate.not-yet-valid', params);
  if (at > new Date(facts.notAfter)) throw new CataloguedError('certificate.expired', params);
}

function checkPath(
  certificate: Certificate,
  intermediates: readonly Certificate[],
  roots: readonly Certificate[],
  at: Date,
): readonly Certificate[] {
  const path = chainToTrust(certificate, intermediates, roots, at, 'document-signing');
  if (path.trusted) return path.path;
  const { code, params } = sayPathFailure(path, certificate, at);
  throw new CataloguedError(code, params);
}

import type { StrongDigestName, StrongSignatureName } from '@edoc-axis/signature';

/** The URIs of RFC 6931 by our names for them. */
export const digestIdentifiers: Readonly<Record<StrongDigestName, string>> = {
  sha256: 'http://www.w3.org/2001/04/xmlenc#sha256',
  sha384: 'http://www.w3.org/2001/04/xmldsig-more#sha384',
  sha512: 'http://www.w3.org/2001/04/xmlenc#sha512',
};

export function signatureIdentifier(algorithm: StrongSignatureName): string {
  const pss = /^rsa-pss-(.*)$/.exec(algorithm);
  if (pss) return `http://www.w3.org/2007/05/xmldsig-more#${pss[1]}-rsa-MGF1`;
  return `http://www.w3.org/2001/04/xmldsig-more#${algorithm}`;
}

import { detailsIfDer } from '../certificates/certificate-details.js';
import type { Certificate } from '../certificates/read-certificate.js';

/** Where a certificate says that its revocation can be asked; both empty for one that says nothing. */
export interface RevocationSources {
  readonly responders: readonly string[];
  readonly lists: readonly string[];
}

/** The issuer's name in the form in which equal names are equal texts: by it lists are found. Undefined where it is not DER. */
export function issuerKeyOf(certificate: Certificate): string | undefined {
  return detailsIfDer(certificate)?.issuer.key;
}

/** More than one of each is for when the first does not answer. */
const sourcesMax = 3;

/** AIA and CRL distribution points over http and https; LDAP is not spoken here. */
export function revocationSourcesOf(certificate: Certificate): RevocationSources {
  const { responders = [], lists = [] } = detailsIfDer(certificate)?.extensions ?? {};
  const ofHttp = (addresses: readonly string[]) =>
    addresses.filter((address) => /^https?:\/\//i.test(address) && URL.canParse(address)).slice(0, sourcesMax);
  return { responders: ofHttp(responders), lists: ofHttp(lists) };
}

/** The names by which measurements, verdicts and options speak of algorithms. Their identifiers are in the tables below. */
export type CanonicalizationName = 'c14n' | 'exc-c14n';
export type DigestName = 'sha1' | 'sha256' | 'sha384' | 'sha512';
export type SignatureName = `${'rsa' | 'rsa-pss' | 'ecdsa'}-${DigestName}`;

/** Canonical XML 1.0 and Exclusive XML Canonicalization 1.0, W3C; both without comments. */
export const canonicalizations: Readonly<Record<string, CanonicalizationName>> = {
  'http://www.w3.org/TR/2001/REC-xml-c14n-20010315': 'c14n',
  'http://www.w3.org/2001/10/xml-exc-c14n#': 'exc-c14n',
};

/** Of the element InclusiveNamespaces; the same as the algorithm's. */
export const exclusiveNamespace = 'http://www.w3.org/2001/10/xml-exc-c14n#';

/** XML Signature 1.1 §6.6.4, W3C. */
export const envelopedSignature = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';

/** RFC 6931 §2.1 and XML Encryption §5.7. */
export const digests: Readonly<Record<string, DigestName>> = {
  'http://www.w3.org/2000/09/xmldsig#sha1': 'sha1',
  'http://www.w3.org/2001/04/xmlenc#sha256': 'sha256',
  'http://www.w3.org/2001/04/xmldsig-more#sha384': 'sha384',
  'http://www.w3.org/2001/04/xmlenc#sha512': 'sha512',
};

/**
 * RFC 6931 §2.3: RSA PKCS#1 v1.5 (§2.3.2 ff.), PSS without parameters, so with MGF1, the same hash and a salt of the
 * hash's length (§2.3.10), ECDSA as r‖s (§2.3.6).
 */
export const signatures: Readonly<Record<string, SignatureName>> = {
  'http://www.w3.org/2000/09/xmldsig#rsa-sha1': 'rsa-sha1',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256': 'rsa-sha256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha384': 'rsa-sha384',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512': 'rsa-sha512',
  'http://www.w3.org/2007/05/xmldsig-more#sha1-rsa-MGF1': 'rsa-pss-sha1',
  'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1': 'rsa-pss-sha256',
  'http://www.w3.org/2007/05/xmldsig-more#sha384-rsa-MGF1': 'rsa-pss-sha384',
  'http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1': 'rsa-pss-sha512',
  'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1': 'ecdsa-sha1',
  'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256': 'ecdsa-sha256',
  'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384': 'ecdsa-sha384',
  'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512': 'ecdsa-sha512',
};

export const digestBytes: Readonly<Record<DigestName, number>> = { sha1: 20, sha256: 32, sha384: 48, sha512: 64 };

/** What an identifier stands for in one of the tables; undefined when it is not accepted. */
export function meaningOf<Name>(table: Readonly<Record<string, Name>>, identifier: string): Name | undefined {
  return Object.hasOwn(table, identifier) ? table[identifier] : undefined;
}

export function identifierOf<Name>(table: Readonly<Record<string, Name>>, name: Name): string {
  const entry = Object.entries(table).find(([, meaning]) => meaning === name);
  if (!entry) throw new RangeError(`no identifier for ${String(name)}`);
  return entry[0];
}

/** Every MAC of RFC 6931 §2.2 and of XML Signature says so in its name. */
export function isHmac(identifier: string): boolean {
  return /hmac|poly1305|siphash/i.test(identifier);
}

export function digestOf(signature: SignatureName): DigestName {
  return signature.slice(signature.lastIndexOf('-') + 1) as DigestName;
}

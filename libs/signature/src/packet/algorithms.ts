/** The names by which measurements, verdicts and options speak of algorithms; the identifiers are in the tables below. */
export type CanonicalizationName = 'c14n' | 'exc-c14n';
export type DigestName = 'sha1' | 'sha256' | 'sha384' | 'sha512';
export type SignatureName = `${'rsa' | 'rsa-pss' | 'ecdsa'}-${DigestName}`;

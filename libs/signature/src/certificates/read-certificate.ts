/** What a person needs to recognise a certificate. Times are RFC 3339 in UTC, `serial` is upper-case hex. */
export interface CertificateFacts {
  readonly subject: string;
  readonly issuer: string;
  readonly serial: string;
  readonly notBefore: string;
  readonly notAfter: string;
  /** Of the DER, lower-case hex. */
  readonly sha256: string;
}

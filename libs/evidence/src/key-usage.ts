import type { X509Certificate } from 'node:crypto';

/**
 * True when the certificate's KeyUsage (RFC 5280 section 4.2.1.3) is there and says digitalSignature and not keyCertSign.
 * node:crypto shows only the *extended* usage, so the extension is looked up in the DER by its identifier. Only for
 * certificates whose issuer's signature has been verified: a stranger could write these bytes into a name.
 */
export function mayOnlySign(certificate: X509Certificate): boolean {
  const at = certificate.raw.indexOf(keyUsageIdentifier);
  if (at < 0) return false;
  const from = at + keyUsageIdentifier.length;
  const extension = certificate.raw.subarray(from, from + extensionBytesMax).toString('hex');
  // critical TRUE (optional), OCTET STRING, BIT STRING of one or two bytes, its unused bits, its first byte.
  const value = /^(?:0101ff)?04(?:040302|050303)[0-9a-f]{2}([0-9a-f]{2})/.exec(extension);
  const bits = Number.parseInt(value?.[1] ?? '0', 16);
  return (bits & digitalSignatureBit) !== 0 && (bits & keyCertSignBit) === 0;
}

/** The DER of OBJECT IDENTIFIER 2.5.29.15. */
const keyUsageIdentifier = Buffer.from('0603551d0f', 'hex');
/** As much of the extension as is looked at. */
const extensionBytesMax = 10;
const digitalSignatureBit = 0x80;
const keyCertSignBit = 0x04;

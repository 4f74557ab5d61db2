import { BitString } from 'asn1js';
import { Certificate, ExtKeyUsage } from 'pkijs';

/**
 * Whether the key usage allows signing documents (RFC 5280 §4.2.1.3): digitalSignature or nonRepudiation. A certificate
 * that says nothing may; one whose extensions cannot be read may not.
 */
export function isForSigning(der: Buffer): boolean {
  const extensions = extensionsOf(der);
  const usage = extensions?.find(({ extnID }) => extnID === keyUsage);
  if (!usage) return extensions !== undefined;
  const { parsedValue } = usage;
  return parsedValue instanceof BitString && ((parsedValue.valueBlock.valueHexView[0] ?? 0) & signingBits) !== 0;
}

const keyUsage = '2.5.29.15';
const signingBits = 0b1100_0000;

/** RFC 3161 §2.3: timeStamping, nothing else, and marked critical. */
export function isForStamping(der: Buffer): boolean {
  const extension = extensionsOf(der)?.find(({ extnID }) => extnID === extendedKeyUsage);
  const purposes = extension?.parsedValue;
  return (
    extension?.critical === true && purposes instanceof ExtKeyUsage && purposes.keyPurposes.join() === timeStamping
  );
}

const extendedKeyUsage = '2.5.29.37';
const timeStamping = '1.3.6.1.5.5.7.3.8';

/** Undefined when pkijs does not read a certificate that node has read: its errors are of every class. */
function extensionsOf(der: Buffer) {
  try {
    return Certificate.fromBER(der).extensions ?? [];
  } catch {
    return undefined;
  }
}

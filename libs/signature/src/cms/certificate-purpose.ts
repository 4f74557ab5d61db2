import { BitString } from 'asn1js';
import { Certificate, ExtKeyUsage } from 'pkijs';

/** Whether the key usage allows signing documents (RFC 5280 §4.2.1.3): digitalSignature or nonRepudiation, or unrestricted. */
export function isForSigning(der: Buffer): boolean {
  const usage = extensionOf(der, '2.5.29.15')?.parsedValue;
  if (usage === undefined) return true;
  return (
    usage instanceof BitString && ((usage.valueBlock.valueHexView[0] ?? 0) & digitalSignatureOrNonRepudiation) !== 0
  );
}

const digitalSignatureOrNonRepudiation = 0b1100_0000;

/** RFC 3161 §2.3: timeStamping, nothing else, and marked critical. */
export function isForStamping(der: Buffer): boolean {
  const extension = extensionOf(der, '2.5.29.37');
  const purposes = extension?.parsedValue;
  return (
    extension?.critical === true && purposes instanceof ExtKeyUsage && purposes.keyPurposes.join() === timeStamping
  );
}

const timeStamping = '1.3.6.1.5.5.7.3.8';

/** Of a certificate that node has read already. */
function extensionOf(der: Buffer, identifier: string) {
  return Certificate.fromBER(der).extensions?.find(({ extnID }) => extnID === identifier);
}

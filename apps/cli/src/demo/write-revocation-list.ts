import { sign } from 'node:crypto';
import forge from 'node-forge';

const { asn1 } = forge;
const { Class, Type } = asn1;

export interface ListOrder {
  /** PEM of the CA and of its RSA key. */
  readonly authorityPem: string;
  readonly keyPem: string;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
}

/** A revocation list (RFC 5280 §5.1) that names nobody: all the samples' CA has issued is in order. DER. */
export function writeEmptyRevocationList({ authorityPem, keyPem, thisUpdate, nextUpdate }: ListOrder): Buffer {
  const algorithm = sequence(oid('1.2.840.113549.1.1.11'), asn1.create(Class.UNIVERSAL, Type.NULL, false, ''));
  const number = bytesOf(integer(Math.floor(thisUpdate.getTime() / 1000)));
  const numbered = sequence(
    oid('2.5.29.20'),
    asn1.create(Class.UNIVERSAL, Type.OCTETSTRING, false, number.toString('binary')),
  );
  const content = sequence(
    integer(1),
    algorithm,
    nameOf(authorityPem),
    moment(thisUpdate),
    moment(nextUpdate),
    asn1.create(Class.CONTEXT_SPECIFIC, 0, true, [sequence(numbered)]),
  );
  // No bits of the last byte are unused.
  const signature = `\0${sign('sha256', bytesOf(content), keyPem).toString('binary')}`;
  return bytesOf(sequence(content, algorithm, asn1.create(Class.UNIVERSAL, Type.BITSTRING, false, signature)));
}

/** As it stands in the certificate, byte for byte: behind version, serial number and algorithm. */
function nameOf(authorityPem: string): forge.asn1.Asn1 {
  const whole = forge.pki.certificateToAsn1(forge.pki.certificateFromPem(authorityPem));
  const [content] = whole.value as forge.asn1.Asn1[];
  const issuer = (content?.value as forge.asn1.Asn1[] | undefined)?.[3];
  if (!issuer) throw new Error('The CA of the demo has no name.');
  return issuer;
}

function sequence(...parts: forge.asn1.Asn1[]): forge.asn1.Asn1 {
  return asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, parts);
}

function oid(identifier: string): forge.asn1.Asn1 {
  return asn1.create(Class.UNIVERSAL, Type.OID, false, asn1.oidToDer(identifier).getBytes());
}

function integer(number: number): forge.asn1.Asn1 {
  return asn1.create(Class.UNIVERSAL, Type.INTEGER, false, asn1.integerToDer(number).getBytes());
}

function moment(at: Date): forge.asn1.Asn1 {
  return asn1.create(Class.UNIVERSAL, Type.UTCTIME, false, asn1.dateToUtcTime(at) as string);
}

function bytesOf(value: forge.asn1.Asn1): Buffer {
  return Buffer.from(asn1.toDer(value).getBytes(), 'binary');
}

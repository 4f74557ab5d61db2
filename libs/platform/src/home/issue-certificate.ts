import { createHash, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isIPv4 } from 'node:net';
import * as der from './der.js';

export interface CertificateOrder {
  readonly subject: CertificateName;
  readonly publicKey: KeyObject;
  /** Who signs. Absent: the certificate signs itself, and `key` is the private half of `publicKey`. */
  readonly issuer?: { readonly subject: CertificateName; readonly publicKey: KeyObject };
  readonly key: KeyObject;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** `authority`: may issue others, but no further authority. */
  readonly purpose: 'authority' | 'signing' | 'transport';
  /** DNS names and IPv4 addresses a transport certificate answers to. */
  readonly hosts?: readonly string[];
}

export interface CertificateName {
  readonly commonName: string;
  readonly organisation?: string;
}

/**
 * Issues an X.509 v3 certificate (RFC 5280) signed with ECDSA-SHA256 or, by an RSA key, RSA-SHA256. Written out here
 * because node:crypto reads certificates and does not make them, and the libraries at hand issue only for RSA keys.
 * @returns PEM
 */
export function issueCertificate(order: CertificateOrder): string {
  const issuer = order.issuer ?? { subject: order.subject, publicKey: order.publicKey };
  const algorithm = signatureAlgorithm(order.key);
  const toBeSigned = der.sequence(
    der.explicit(0, der.unsignedInteger(Buffer.from([2]))),
    der.unsignedInteger(serialNumber()),
    algorithm,
    name(issuer.subject),
    der.sequence(der.time(order.notBefore), der.time(order.notAfter)),
    name(order.subject),
    spki(order.publicKey),
    der.explicit(3, der.sequence(...extensions(order, issuer.publicKey))),
  );
  const certificate = der.sequence(toBeSigned, algorithm, der.bitString(sign('sha256', toBeSigned, order.key)));
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

function signatureAlgorithm(key: KeyObject): Buffer {
  switch (key.asymmetricKeyType) {
    case 'ec':
      return der.sequence(der.objectIdentifier('1.2.840.10045.4.3.2'));
    case 'rsa':
      return der.sequence(der.objectIdentifier('1.2.840.113549.1.1.11'), der.nothing());
    default:
      throw new TypeError(`Certificates are issued with EC or RSA keys, not ${key.asymmetricKeyType}.`);
  }
}

/** 127 random bits: positive, never zero, not to be guessed. */
function serialNumber(): Buffer {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes;
}

function name(parts: CertificateName): Buffer {
  const attribute = (identifier: string, value: string) =>
    der.set(der.sequence(der.objectIdentifier(identifier), der.utf8String(value)));
  return der.sequence(
    ...(parts.organisation === undefined ? [] : [attribute('2.5.4.10', parts.organisation)]),
    attribute('2.5.4.3', parts.commonName),
  );
}

function spki(publicKey: KeyObject): Buffer {
  return publicKey.export({ type: 'spki', format: 'der' });
}

function extensions(order: CertificateOrder, issuerKey: KeyObject): Buffer[] {
  const authority = order.purpose === 'authority';
  const list = [
    critical('2.5.29.19', authority ? der.sequence(der.yes(), der.unsignedInteger(Buffer.from([0]))) : der.sequence()),
    // keyCertSign and cRLSign, or digitalSignature.
    critical('2.5.29.15', authority ? der.bitString(Buffer.from([0x06]), 1) : der.bitString(Buffer.from([0x80]), 7)),
    plain('2.5.29.14', der.octetString(keyIdentifier(order.publicKey))),
    plain('2.5.29.35', der.sequence(der.implicit(0, keyIdentifier(issuerKey)))),
  ];
  if (order.purpose === 'transport') {
    const serverAuth = der.objectIdentifier('1.3.6.1.5.5.7.3.1');
    const clientAuth = der.objectIdentifier('1.3.6.1.5.5.7.3.2');
    list.push(plain('2.5.29.37', der.sequence(serverAuth, clientAuth)));
  }
  if (order.hosts?.length) list.push(plain('2.5.29.17', der.sequence(...order.hosts.map(generalName))));
  return list;
}

function plain(identifier: string, value: Buffer): Buffer {
  return der.sequence(der.objectIdentifier(identifier), der.octetString(value));
}

function critical(identifier: string, value: Buffer): Buffer {
  return der.sequence(der.objectIdentifier(identifier), der.yes(), der.octetString(value));
}

function generalName(host: string): Buffer {
  return isIPv4(host)
    ? der.implicit(7, Buffer.from(host.split('.').map(Number)))
    : der.implicit(2, Buffer.from(host, 'ascii'));
}

/** SHA-1 of the key's own bits, the first method of RFC 5280 section 4.2.1.2: an identifier, not a protection. */
function keyIdentifier(key: KeyObject): Buffer {
  return createHash('sha1')
    .update(subjectPublicKeyBits(spki(key)))
    .digest();
}

/** The contents of the BIT STRING that ends a SubjectPublicKeyInfo, found by walking over the algorithm before it. */
function subjectPublicKeyBits(encoded: Buffer): Buffer {
  const outer = valueAt(encoded, 0);
  const algorithm = valueAt(encoded, outer.from);
  const bits = valueAt(encoded, algorithm.to);
  return encoded.subarray(bits.from + 1, bits.to);
}

function valueAt(bytes: Buffer, offset: number): { from: number; to: number } {
  const first = bytes[offset + 1] ?? 0;
  const lengthBytes = first & 0x80 ? first & 0x7f : 0;
  const length = lengthBytes === 0 ? first : bytes.readUIntBE(offset + 2, lengthBytes);
  const from = offset + 2 + lengthBytes;
  return { from, to: from + length };
}

import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { readCertificate, type Certificate } from '@edoc-axis/signature';
import { extension } from '../../support/certificates.js';
import { rsaKey } from '../../support/rsa-keys.js';
import {
  bits,
  boolean,
  der,
  explicit,
  integer,
  nothing,
  octets,
  oid,
  printable,
  sequence,
  set,
  time,
  utf8,
} from '../../support/der.js';

/** One certificate of a chain, as its issuer writes it. What is left out is as an ordinary CA or signer has it. */
export interface Order {
  readonly subject?: Buffer;
  /** Content of the INTEGER; a number of sixteen bytes when left out. */
  readonly serial?: Buffer;
  /** What stands as issuer where it is not the name of the one before. */
  readonly issuer?: Buffer;
  /** Has the name of its issuer, with a key of its own. */
  readonly selfIssued?: boolean;
  readonly key?: 'p-256' | 'rsa-2048' | 'rsa-1024' | 'dsa' | 'secp256k1';
  /** That of another certificate. */
  readonly keyOf?: Issued;
  readonly signedWith?: 'sha256' | 'sha1';
  /** The signature does not match. */
  readonly forged?: boolean;
  readonly notBefore?: Buffer;
  readonly notAfter?: Buffer;
  readonly basicConstraints?: { ca?: boolean; pathLength?: number; critical?: boolean } | 'absent';
  readonly keyUsage?: { bits: readonly number[]; critical?: boolean } | 'absent';
  readonly policies?: readonly (number | 'any')[];
  readonly mappings?: readonly (readonly [number | 'any', number | 'any'])[];
  readonly requireExplicit?: number;
  readonly inhibitMapping?: number;
  readonly inhibitAny?: number;
  readonly permitted?: readonly Buffer[];
  readonly excluded?: readonly Buffer[];
  readonly alternativeNames?: readonly Buffer[];
  readonly extensions?: readonly Buffer[];
  /** Behind the key: the unique identifiers of X.509 version 2. */
  readonly uniqueIdentifiers?: boolean;
}

export interface Issued {
  readonly certificate: Certificate;
  readonly der: Buffer;
  readonly pem: string;
  readonly privateKey: KeyObject;
  readonly subject: Buffer;
  readonly serial: Buffer;
}

/** A name by its organisational unit, in the country VN. */
export const named = (name: string, of: (text: string) => Buffer = printable) =>
  dn(['2.5.4.6', printable('VN')], ['2.5.4.10', of('CA Tests')], ['2.5.4.3', of(name)]);

export const dn = (...attributes: readonly (readonly [string, Buffer])[]) =>
  sequence(...attributes.map(([type, value]) => set(sequence(oid(type), value))));

export const general = {
  mail: (text: string) => der(0x81, Buffer.from(text)),
  dns: (text: string) => der(0x82, Buffer.from(text)),
  directory: (name: Buffer) => der(0xa4, name),
  uri: (text: string) => der(0x86, Buffer.from(text)),
  ip: (...bytes: readonly number[]) => der(0x87, Buffer.from(bytes)),
  other: () => der(0xa0, oid('1.2.3.4'), explicit(0, utf8('x'))),
};

/** Everything is in force from 2024 to 2034, and judged in 2026. */
export const judgedAt = new Date('2026-01-01T00:00:00Z');
const notBefore = time(new Date('2024-01-01T00:00:00Z'));
const notAfter = time(new Date('2034-01-01T00:00:00Z'));

export const signs = [0, 1];
export const certifies = [5, 6];

/** A root. */
export function root(order: Order = {}): Issued {
  return issue({ subject: named('Root'), basicConstraints: { ca: true }, ...order }, undefined, 'ca');
}

/** Root first: each certificate issued by the one before it. */
export function chain(top: Issued, ...orders: readonly Order[]): Issued[] {
  const issued = [top];
  for (const [index, order] of orders.entries()) {
    const issuer = issued.at(-1) ?? top;
    const kind = index === orders.length - 1 ? 'signer' : 'ca';
    const subject = order.selfIssued ? issuer.subject : named(`${kind} ${index}`);
    issued.push(issue({ subject, ...order }, issuer, kind));
  }
  return issued;
}

export function issue(order: Order, issuer: Issued | undefined, kind: 'ca' | 'signer'): Issued {
  const privateKey = order.keyOf?.privateKey ?? makeKey(order.key ?? 'p-256');
  const signer = issuer?.privateKey ?? privateKey;
  const subject = order.subject ?? named(kind);
  const serial = order.serial ?? Buffer.concat([Buffer.of(0x4a), randomBytes(15)]);
  const digest = order.signedWith ?? 'sha256';
  const body = sequence(
    explicit(0, integer(Buffer.of(2))),
    integer(serial),
    algorithmOf(signer, digest),
    order.issuer ?? issuer?.subject ?? subject,
    sequence(order.notBefore ?? notBefore, order.notAfter ?? notAfter),
    subject,
    createPublicKey(privateKey).export({ type: 'spki', format: 'der' }),
    ...(order.uniqueIdentifiers ? [der(0x81, Buffer.of(0, 1)), der(0x82, Buffer.of(0, 2))] : []),
    explicit(3, sequence(...keyIdentifiers(privateKey, signer), ...extensionsOf(order, kind))),
  );
  const value = sign(digest, body, signer);
  if (order.forged) value[value.length - 1] = (value.at(-1) ?? 0) ^ 1;
  const whole = sequence(body, algorithmOf(signer, digest), bits(value));
  const certificate = readCertificate(whole);
  return { certificate, der: whole, pem: certificate.x509.toString(), privateKey, subject, serial };
}

/** AuthorityKeyIdentifier, so that OpenSSL finds the signer of a list among keys of one name. */
export function authorityKeyIdentifier(issuer: Issued): Buffer {
  return extension('2.5.29.35', sequence(der(0x80, keyIdentifier(issuer.privateKey))));
}

/** By which OpenSSL tells the keys of one CA apart: unlike us it gives up where the first one does not fit. */
function keyIdentifiers(own: KeyObject, issuers: KeyObject): Buffer[] {
  return [
    extension('2.5.29.14', octets(keyIdentifier(own))),
    extension('2.5.29.35', sequence(der(0x80, keyIdentifier(issuers)))),
  ];
}

function keyIdentifier(key: KeyObject): Buffer {
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return createHash('sha1').update(spki).digest();
}

function extensionsOf(order: Order, kind: 'ca' | 'signer'): Buffer[] {
  const basic = order.basicConstraints ?? { ca: kind === 'ca', critical: true };
  const usage = order.keyUsage ?? { bits: kind === 'ca' ? certifies : signs, critical: true };
  const limits = [
    ...(order.requireExplicit === undefined ? [] : [der(0x80, Buffer.of(order.requireExplicit))]),
    ...(order.inhibitMapping === undefined ? [] : [der(0x81, Buffer.of(order.inhibitMapping))]),
  ];
  const names = [
    ...(order.permitted ? [der(0xa0, ...order.permitted.map((name) => sequence(name)))] : []),
    ...(order.excluded ? [der(0xa1, ...order.excluded.map((name) => sequence(name)))] : []),
  ];
  return [
    ...(basic === 'absent' ? [] : [extension('2.5.29.19', basicConstraints(basic), basic.critical)]),
    ...(usage === 'absent' ? [] : [extension('2.5.29.15', keyUsage(usage.bits), usage.critical)]),
    ...(order.policies
      ? [extension('2.5.29.32', sequence(...order.policies.map((policy) => sequence(policyOid(policy)))), true)]
      : []),
    ...(order.mappings ? [extension('2.5.29.33', mappingsOf(order.mappings), true)] : []),
    ...(limits.length > 0 ? [extension('2.5.29.36', sequence(...limits), true)] : []),
    ...(order.inhibitAny === undefined ? [] : [extension('2.5.29.54', integer(Buffer.of(order.inhibitAny)), true)]),
    ...(names.length > 0 ? [extension('2.5.29.30', sequence(...names), true)] : []),
    ...(order.alternativeNames ? [extension('2.5.29.17', sequence(...order.alternativeNames))] : []),
    ...(order.extensions ?? []),
  ];
}

function basicConstraints({ ca, pathLength }: { ca?: boolean; pathLength?: number }): Buffer {
  return sequence(
    ...(ca ? [boolean(true)] : []),
    ...(pathLength === undefined ? [] : [integer(Buffer.of(pathLength))]),
  );
}

function keyUsage(uses: readonly number[]): Buffer {
  const byte = uses.reduce((sum, bit) => sum | (0x80 >> bit), 0);
  return bits(Buffer.of(byte), 7 - Math.max(...uses));
}

/** Of an arc that belongs to nobody. */
export function policyOid(policy: number | 'any'): Buffer {
  return oid(policy === 'any' ? '2.5.29.32.0' : `1.3.6.1.4.1.99999.1.${policy}`);
}

function mappingsOf(mappings: readonly (readonly [number | 'any', number | 'any'])[]): Buffer {
  return sequence(...mappings.map(([from, to]) => sequence(policyOid(from), policyOid(to))));
}

export function algorithmOf(key: KeyObject, digest: 'sha256' | 'sha1'): Buffer {
  switch (key.asymmetricKeyType) {
    case 'ec':
      return sequence(oid(digest === 'sha256' ? '1.2.840.10045.4.3.2' : '1.2.840.10045.4.1'));
    case 'dsa':
      return sequence(oid('2.16.840.1.101.3.4.3.2'));
    default:
      return sequence(oid(digest === 'sha256' ? '1.2.840.113549.1.1.11' : '1.2.840.113549.1.1.5'), nothing);
  }
}

function makeKey(kind: NonNullable<Order['key']>): KeyObject {
  switch (kind) {
    case 'p-256':
      return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    case 'secp256k1':
      return generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey;
    case 'dsa':
      return generateKeyPairSync('dsa', { modulusLength: 2048, divisorLength: 256 }).privateKey;
    default:
      return rsaKey(kind);
  }
}

export const utcTime = (text: string) => der(0x17, Buffer.from(text));

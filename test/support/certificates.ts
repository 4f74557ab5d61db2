import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  X509Certificate,
  type KeyObject,
} from 'node:crypto';
import { bits, boolean, explicit, integer, nothing, octets, oid, printable, sequence, set, time, utf8 } from './der.js';
import { rsaKey, type RsaKind } from './rsa-keys.js';

export type KeyKind =
  RsaKind | 'rsa-pss-2048' | 'rsa-pss-sha512' | 'p-256' | 'p-384' | 'p-521' | 'secp256k1' | 'ed25519';

export interface CertificateOrder {
  /** Common name; the country is always VN. */
  readonly name?: string;
  readonly organisation?: string;
  /** RSA of 2048 bits by default. */
  readonly key?: KeyKind;
  /** A day ago by default. */
  readonly notBefore?: Date;
  /** In a year by default. */
  readonly notAfter?: Date;
  readonly ca?: boolean;
  /** Whole extensions in DER (RFC 5280 §4.2), beside basicConstraints and keyUsage: see `extension`. */
  readonly extensions?: readonly Uint8Array[];
}

/** A certificate with its private key: real keys, made while the tests run and never written into the repository. */
export interface TestCertificate {
  readonly certificatePem: string;
  readonly der: Buffer;
  /** Of the DER, lower-case hex. */
  readonly sha256: string;
  readonly x509: X509Certificate;
  readonly keyPem: string;
  readonly privateKey: KeyObject;
  /** The subject as it stands in the DER, for whoever issues below it. */
  readonly subjectDer: Buffer;
}

export interface TestAuthority extends TestCertificate {
  issues(order?: CertificateOrder): TestCertificate;
  /** A CA below this one. */
  issuesAuthority(order?: CertificateOrder): TestAuthority;
}

/** A root CA, signed by itself. */
export function anAuthority(order: CertificateOrder = {}): TestAuthority {
  return asAuthority(issueCertificate({ name: 'CA thử nghiệm', ...order, ca: true }));
}

/** A certificate nobody vouches for. */
export function aSelfSignedCertificate(order: CertificateOrder = {}): TestCertificate {
  return issueCertificate(order);
}

/** One extension: `value` is the DER that goes into its OCTET STRING. */
export function extension(identifier: string, value: Uint8Array, critical = false): Buffer {
  return sequence(oid(identifier), ...(critical ? [boolean(true)] : []), octets(value));
}

function asAuthority(authority: TestCertificate): TestAuthority {
  return {
    ...authority,
    issues: (order = {}) => issueCertificate(order, authority),
    issuesAuthority: (order = {}) =>
      asAuthority(issueCertificate({ name: 'CA cấp dưới', ...order, ca: true }, authority)),
  };
}

function issueCertificate(order: CertificateOrder, issuer?: TestCertificate): TestCertificate {
  const privateKey = makeKey(order.key ?? 'rsa-2048');
  const signingKey = issuer?.privateKey ?? privateKey;
  const subjectDer = nameOf(order);
  const body = bodyOf(order, { subjectDer, issuerDer: issuer?.subjectDer ?? subjectDer, privateKey, signingKey });
  const signature = sign(signingKey.asymmetricKeyType === 'ed25519' ? null : 'sha256', body, signingKey);
  const certificate = sequence(body, algorithmOf(signingKey), bits(signature));
  const x509 = new X509Certificate(certificate);
  return {
    certificatePem: x509.toString(),
    der: certificate,
    sha256: createHash('sha256').update(certificate).digest('hex'),
    x509,
    keyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    privateKey,
    subjectDer,
  };
}

interface Parties {
  readonly subjectDer: Buffer;
  readonly issuerDer: Buffer;
  readonly privateKey: KeyObject;
  readonly signingKey: KeyObject;
}

/** TBSCertificate, RFC 5280 §4.1. */
function bodyOf(order: CertificateOrder, { subjectDer, issuerDer, privateKey, signingKey }: Parties): Buffer {
  return sequence(
    explicit(0, integer(Buffer.of(2))),
    integer(Buffer.concat([Buffer.of(0x4a), randomBytes(15)])),
    algorithmOf(signingKey),
    issuerDer,
    sequence(
      time(order.notBefore ?? new Date(Date.now() - dayMs)),
      time(order.notAfter ?? new Date(Date.now() + 365 * dayMs)),
    ),
    subjectDer,
    createPublicKey(privateKey).export({ type: 'spki', format: 'der' }),
    explicit(3, sequence(...extensionsOf(order))),
  );
}

const dayMs = 86_400_000;

function nameOf({ organisation = 'Cơ quan Giả Định', name = 'Văn thư Giả Định' }: CertificateOrder): Buffer {
  const attribute = (identifier: string, value: Buffer) => set(sequence(oid(identifier), value));
  return sequence(
    attribute('2.5.4.6', printable('VN')),
    attribute('2.5.4.10', utf8(organisation)),
    attribute('2.5.4.3', utf8(name)),
  );
}

function extensionsOf(order: CertificateOrder): Uint8Array[] {
  const signsCertificates = bits(Buffer.of(0b0000_0110), 1);
  const signsDocuments = bits(Buffer.of(0b1100_0000), 6);
  return [
    extension('2.5.29.19', order.ca ? sequence(boolean(true)) : sequence(), true),
    extension('2.5.29.15', order.ca ? signsCertificates : signsDocuments, true),
    ...(order.extensions ?? []),
  ];
}

/** AlgorithmIdentifier of what `sign('sha256', …)` makes with the key. */
function algorithmOf(key: KeyObject): Buffer {
  switch (key.asymmetricKeyType) {
    case 'ec':
      return sequence(oid('1.2.840.10045.4.3.2'));
    case 'ed25519':
      return sequence(oid('1.3.101.112'));
    case 'rsa':
      return sequence(oid('1.2.840.113549.1.1.11'), nothing);
    default:
      throw new Error(`no test certificate is signed with a key of the kind ${key.asymmetricKeyType}`);
  }
}

function makeKey(kind: KeyKind): KeyObject {
  switch (kind) {
    case 'rsa-1024':
    case 'rsa-2048':
    case 'rsa-3072':
      return rsaKey(kind);
    case 'rsa-pss-2048':
      return generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).privateKey;
    case 'rsa-pss-sha512':
      return generateKeyPairSync('rsa-pss', { modulusLength: 2048, hashAlgorithm: 'sha512' }).privateKey;
    case 'ed25519':
      return generateKeyPairSync('ed25519').privateKey;
    case 'secp256k1':
      return generateKeyPairSync('ec', { namedCurve: kind }).privateKey;
    default:
      return generateKeyPairSync('ec', { namedCurve: kind.toUpperCase() }).privateKey;
  }
}

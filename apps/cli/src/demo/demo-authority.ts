import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import forge from 'node-forge';
import { writeEmptyRevocationList } from './write-revocation-list.js';

export interface KeyAndCertificate {
  readonly keyFile: string;
  readonly certificateFile: string;
}

/**
 * A certification authority for samples, made once and kept in the demo's folder. Its certificates name no responder, since
 * nobody would answer once the demo has ended; its revocation list is carried in.
 */
export interface DemoAuthority {
  readonly certificateFile: string;
  /** A certificate for signing packets, made once for each name. */
  issue(name: string, organisation: string): KeyAndCertificate;
  /** Good until its certificates have ended, and the same each time. */
  revocationList(): Buffer;
}

const yearsOfAuthority = 10;
const yearsOfCertificate = 2;

export function openDemoAuthority(folder: string): DemoAuthority {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const own = filesOf(folder, 'ca');
  if (!existsSync(own.certificateFile)) {
    const validity = { years: yearsOfAuthority, authority: true };
    write(own, makeCertificate({ subject: authorityName, issuer: authorityName, ...validity }));
  }
  return {
    certificateFile: own.certificateFile,
    issue(name, organisation) {
      const files = filesOf(folder, name);
      if (!existsSync(files.certificateFile)) {
        const issuerKey = forge.pki.privateKeyFromPem(readFileSync(own.keyFile, 'utf8'));
        const subject = nameOf(organisation, organisation);
        const validity = { years: yearsOfCertificate, authority: false };
        write(files, makeCertificate({ subject, issuer: authorityName, issuerKey, ...validity }));
      }
      return files;
    },
    revocationList() {
      const file = join(folder, 'ca.crl');
      if (existsSync(file)) return readFileSync(file);
      const nextUpdate = yearsFrom(new Date(), yearsOfCertificate + 1);
      const list = writeEmptyRevocationList({
        authorityPem: readFileSync(own.certificateFile, 'utf8'),
        keyPem: readFileSync(own.keyFile, 'utf8'),
        thisUpdate: new Date(),
        nextUpdate,
      });
      writeFileSync(file, list);
      return list;
    },
  };
}

function yearsFrom(moment: Date, years: number): Date {
  const later = new Date(moment);
  later.setFullYear(later.getFullYear() + years);
  return later;
}

const authorityName = nameOf('CA mẫu của eDoc Axis (chỉ để trình diễn)', 'eDoc Axis Demo');

function nameOf(commonName: string, organisation: string): forge.pki.CertificateField[] {
  const utf8 = forge.asn1.Type.UTF8 as unknown as forge.asn1.Class;
  return [
    { shortName: 'C', value: 'VN' },
    { shortName: 'O', value: organisation, valueTagClass: utf8 },
    { shortName: 'CN', value: commonName, valueTagClass: utf8 },
  ];
}

interface CertificateWanted {
  readonly subject: forge.pki.CertificateField[];
  readonly issuer: forge.pki.CertificateField[];
  /** Left out, the certificate is signed with its own key. */
  readonly issuerKey?: forge.pki.rsa.PrivateKey;
  readonly years: number;
  readonly authority: boolean;
}

function makeCertificate({ subject, issuer, issuerKey, years, authority }: CertificateWanted): {
  keyPem: string;
  certificatePem: string;
} {
  // Node makes the key a hundred times faster; forge writes the certificate.
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const keyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const key = forge.pki.privateKeyFromPem(keyPem);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.setRsaPublicKey(key.n, key.e);
  // Positive and never zero, as RFC 5280 §4.1.2.2 asks.
  certificate.serialNumber = `4${randomBytes(15).toString('hex')}`.padStart(32, '0');
  certificate.validity.notBefore = new Date();
  certificate.validity.notAfter = yearsFrom(certificate.validity.notBefore, years);
  certificate.setSubject(subject);
  certificate.setIssuer(issuer);
  certificate.setExtensions(
    authority
      ? [
          { name: 'basicConstraints', cA: true, critical: true },
          { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
          { name: 'subjectKeyIdentifier' },
        ]
      : [
          { name: 'basicConstraints', cA: false, critical: true },
          { name: 'keyUsage', digitalSignature: true, nonRepudiation: true, critical: true },
        ],
  );
  certificate.sign(issuerKey ?? key, forge.md.sha256.create());
  return { keyPem, certificatePem: forge.pki.certificateToPem(certificate) };
}

function filesOf(folder: string, name: string): KeyAndCertificate {
  return { keyFile: join(folder, `${name}-key.pem`), certificateFile: join(folder, `${name}.pem`) };
}

/** The certificate is written last: where there is one, there is its key. */
function write(files: KeyAndCertificate, { keyPem, certificatePem }: { keyPem: string; certificatePem: string }): void {
  writeFileSync(files.keyFile, keyPem, { mode: 0o600 });
  writeFileSync(files.certificateFile, certificatePem);
}

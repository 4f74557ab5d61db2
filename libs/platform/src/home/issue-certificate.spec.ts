import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CertificateOrder, issueCertificate } from './issue-certificate.js';

const notBefore = new Date('2026-01-02T03:04:05Z');
const notAfter = new Date('2046-01-02T03:04:05Z');
const root = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const leaf = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const rootName = { commonName: 'VN.TEST gốc', organisation: 'Trục liên thông thử' };

const rootPem = issueCertificate({
  subject: rootName,
  publicKey: root.publicKey,
  key: root.privateKey,
  notBefore,
  notAfter,
  purpose: 'authority',
});

function issued(order: Partial<CertificateOrder> = {}): string {
  return issueCertificate({
    subject: { commonName: 'exchange' },
    publicKey: leaf.publicKey,
    issuer: { subject: rootName, publicKey: root.publicKey },
    key: root.privateKey,
    notBefore,
    notAfter,
    purpose: 'transport',
    hosts: ['localhost', '127.0.0.1'],
    ...order,
  });
}

describe('an issued certificate', () => {
  it('is read by node with its names, hosts and validity', () => {
    const certificate = new X509Certificate(issued());
    expect(certificate.subject).toBe('CN=exchange');
    expect(certificate.issuer).toBe('O=Trục liên thông thử\nCN=VN.TEST gốc');
    expect(certificate.subjectAltName).toBe('DNS:localhost, IP Address:127.0.0.1');
    expect(new Date(certificate.validTo)).toEqual(notAfter);
    expect(certificate.ca).toBe(false);
    expect(certificate.verify(root.publicKey)).toBe(true);
    expect(certificate.checkIssued(new X509Certificate(rootPem))).toBe(true);
    expect(new X509Certificate(rootPem).ca).toBe(true);
  });

  it('has a serial number of its own, positive and never longer than 20 bytes', () => {
    const serials = Array.from({ length: 50 }, () => new X509Certificate(issued()).serialNumber);
    expect(new Set(serials).size).toBe(50);
    expect(serials.every((serial) => /^[4-7][0-9A-F]{31}$/.test(serial))).toBe(true);
  });

  it('may end after 2049, where the encoding of times changes', () => {
    const certificate = new X509Certificate(issued({ notAfter: new Date('2061-07-01T00:00:00Z') }));
    expect(new Date(certificate.validTo)).toEqual(new Date('2061-07-01T00:00:00Z'));
  });

  it('is accepted by openssl for the purpose it was made for and for no other', () => {
    expect(opensslVerify(issued(), 'sslserver')).toBe('OK');
    expect(opensslVerify(issued(), 'sslclient')).toBe('OK');
    expect(opensslVerify(issued({ purpose: 'signing', hosts: [] }), 'any')).toBe('OK');
    expect(opensslVerify(issued({ purpose: 'authority', hosts: [] }), 'sslserver')).toMatch(/error/);
  });

  it('is accepted by openssl from an RSA root too', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const name = { commonName: 'RSA root' };
    const own = { subject: name, publicKey: rsa.publicKey, key: rsa.privateKey, notBefore, notAfter };
    const rsaRootPem = issueCertificate({ ...own, purpose: 'authority' });
    const leafPem = issued({ issuer: { subject: name, publicKey: rsa.publicKey }, key: rsa.privateKey });
    expect(opensslVerify(leafPem, 'sslserver', rsaRootPem)).toBe('OK');
  });

  it('is refused by openssl once one of its bytes has changed', () => {
    const bytes = Buffer.from(issued().replace(/-----[^-]+-----|\n/g, ''), 'base64');
    bytes[120] = (bytes[120] ?? 0) ^ 1;
    const changed = `-----BEGIN CERTIFICATE-----\n${bytes.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
    expect(opensslVerify(changed, 'sslserver')).not.toBe('OK');
  });
});

function opensslVerify(leafPem: string, purpose: string, caPem = rootPem): string {
  const folder = mkdtempSync(join(tmpdir(), 'edoc-certificate-'));
  try {
    writeFileSync(join(folder, 'ca.pem'), caPem);
    writeFileSync(join(folder, 'leaf.pem'), leafPem);
    const args = ['verify', '-x509_strict', '-purpose', purpose, '-CAfile', 'ca.pem', 'leaf.pem'];
    return execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trim().split(': ')[1] ?? '';
  } catch (error) {
    return String((error as { stderr?: unknown }).stderr);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CataloguedError } from '@edoc-axis/domain';
import { type CertificateOrder, issueCertificate } from './issue-certificate.js';
import { placesIn, schemaOwners, transportRoles } from './places.js';
import { readPrivateKey } from './read-keys.js';
import { writeOnce } from './write-once.js';

const authorityYears = 20;
const signerYears = 10;
/** A clock that was set back a little must not make the axis distrust itself. */
const leewayMs = 3_600_000;

/**
 * Makes what an axis needs and does not have yet: keys, certificates, passwords. What is there is never touched, so a
 * first start that was killed goes on where it stopped, and a newer version adds only what it brings.
 * @throws CataloguedError `home.root-key-offline` when something must be issued and the root key was taken away
 */
export function makeHome(home: string, axis: string, now: Date): void {
  const places = placesIn(home);
  for (const folder of ['', 'axis', 'transport', 'public', 'postgres', ...transportRoles]) {
    mkdirSync(join(home, folder), { recursive: true, mode: 0o700 });
  }

  const root = makeAuthority(places.axis.rootKey, places.public.root, `${axis} root`, axis, now);
  const transport = makeAuthority(places.transport.key, places.public.transport, `${axis} transport`, axis, now);

  for (const role of transportRoles) {
    const own = places.of(role);
    transport.issue(own.transportKey, own.transportCertificate, role, {
      purpose: 'transport',
      hosts: ['localhost', '127.0.0.1'],
      notAfter: yearsAfter(now, authorityYears),
    });
  }
  const signer = { purpose: 'signing', notAfter: yearsAfter(now, signerYears) } as const;
  root.issue(places.exchange.receiptKey, places.public.receipt, `${axis} receipts`, signer);
  root.issue(places.registry.directoryKey, places.public.directory, `${axis} directory`, signer);

  makeBareKey(places.exchange.tokenKey, places.public.token);
  makeBareKey(places.operator.operatorKey, places.public.operator);

  for (const owner of schemaOwners) writeOnce(places.of(owner).databasePassword, newPassword);
  writeOnce(places.postgres.password, newPassword);
}

function makeAuthority(keyFile: string, certificateFile: string, commonName: string, organisation: string, now: Date) {
  const subject = { commonName, organisation };
  makeCertified(keyFile, certificateFile, (key, publicKey) =>
    issueCertificate({
      subject,
      publicKey,
      key,
      purpose: 'authority',
      notBefore: new Date(now.getTime() - leewayMs),
      notAfter: yearsAfter(now, authorityYears),
    }),
  );
  return {
    issue(
      leafKeyFile: string,
      leafCertificateFile: string,
      leafName: string,
      order: Pick<CertificateOrder, 'purpose' | 'hosts' | 'notAfter'>,
    ): void {
      makeCertified(leafKeyFile, leafCertificateFile, (_, publicKey) => {
        if (!existsSync(keyFile)) throw new CataloguedError('home.root-key-offline', { file: keyFile });
        const key = readPrivateKey(keyFile);
        return issueCertificate({
          ...order,
          subject: { commonName: leafName, organisation },
          publicKey,
          issuer: { subject, publicKey: createPublicKey(key) },
          key,
          notBefore: new Date(now.getTime() - leewayMs),
        });
      });
    },
  };
}

/** The certificate is written last: where it stands, its key was made, and may since have been taken to a safer place. */
function makeCertified(
  keyFile: string,
  certificateFile: string,
  issue: (key: KeyObject, publicKey: KeyObject) => string,
): void {
  if (existsSync(certificateFile)) return;
  const key = createPrivateKey(writeOnce(keyFile, newKeyPem));
  writeOnce(certificateFile, () => issue(key, createPublicKey(key)));
}

function makeBareKey(keyFile: string, publicKeyFile: string): void {
  if (existsSync(publicKeyFile)) return;
  const key = createPrivateKey(writeOnce(keyFile, newKeyPem));
  writeOnce(publicKeyFile, () => createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString());
}

function newKeyPem(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function newPassword(): string {
  return randomBytes(24).toString('base64url');
}

function yearsAfter(moment: Date, years: number): Date {
  const later = new Date(moment);
  later.setUTCFullYear(later.getUTCFullYear() + years);
  return later;
}

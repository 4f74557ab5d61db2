import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  X509Certificate,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CataloguedError, type KeyList, type ListedKey, type RotatedUse, rotatedUses } from '@edoc-axis/domain';
import { type Certifying, certifySigner, leewayMs, listedKey, rootName, yearsAfter } from './certify-signer.js';
import { type CertificateOrder, issueCertificate } from './issue-certificate.js';
import { signKeyList } from './key-list.js';
import { placesIn, schemaOwners, transportRoles } from './places.js';
import { readPrivateKey, readPublic } from './read-keys.js';
import { writeOnce } from './write-once.js';

const authorityYears = 20;

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

  makeAuthority(places.axis.rootKey, places.public.root, rootName(axis).commonName, axis, now);
  const transport = makeAuthority(places.transport.key, places.public.transport, `${axis} transport`, axis, now);

  for (const role of transportRoles) {
    const own = places.of(role);
    transport.issue(own.transportKey, own.transportCertificate, role, {
      purpose: 'transport',
      hosts: ['localhost', '127.0.0.1'],
      notAfter: yearsAfter(now, authorityYears),
    });
  }
  makeKeyList(home, axis, now);
  makeRobotsKey(home, axis, now);
  makeBareKey(places.operator.operatorKey, places.public.operator);
  makeBareKey(places.exchange.secretsKey, places.public.secrets);

  for (const owner of schemaOwners) writeOnce(places.of(owner).databasePassword, newPassword);
  writeOnce(places.postgres.password, newPassword);
  writeOnce(places.registry.sealingKey, newSealingKey);
}

/** The list is written last: where it stands, the first keys were made, and the root key may be in a safer place. */
function makeKeyList(home: string, axis: string, now: Date): void {
  const places = placesIn(home);
  if (existsSync(places.public.keys)) return;
  const made = rotatedUses.map((use) => ({
    use,
    publicKey: createPublicKey(createPrivateKey(writeOnce(places.signer(use), newKeyPem))),
  }));
  const rootFile = places.axis.rootKey;
  if (!existsSync(rootFile)) throw new CataloguedError('home.root-key-offline', { file: rootFile });
  const root = { key: readPrivateKey(rootFile), pem: readPublic(places.public.root) };
  const certificate = new X509Certificate(root.pem);
  const keys = [
    listedKey('axis-root', certificate.publicKey, {
      since: new Date(certificate.validFrom),
      certificatePem: root.pem,
    }),
    ...made.map(({ use, publicKey }) => firstKey(home, use, publicKey, { root, axis, now })),
  ];
  const list: KeyList = { iss: axis, iat: Math.floor(now.getTime() / 1000), version: 1, keys };
  writeOnce(places.public.keys, () => `${signKeyList(list, root)}\n`);
}

/** Homes of before there was a list have the certificate of their first keys in a file of its own. */
function firstKey(home: string, use: RotatedUse, publicKey: KeyObject, certifying: Certifying): ListedKey {
  const file = join(home, 'public', `${use}.pem`);
  if (!existsSync(file)) return certifySigner(use, publicKey, certifying);
  const certificatePem = readFileSync(file, 'utf8');
  return listedKey(use, publicKey, { since: new Date(new X509Certificate(certificatePem).validFrom), certificatePem });
}

/**
 * Robots sign as any agency does, with a certificate of a CA. Theirs issues this one and no other: its key is forgotten, and
 * nobody trusts it, so that the certificate counts only where it is registered.
 */
function makeRobotsKey(home: string, axis: string, now: Date): void {
  const places = placesIn(home);
  const validity = { notBefore: new Date(now.getTime() - leewayMs), notAfter: yearsAfter(now, authorityYears) };
  makeCertified(places.exchange.robotsKey, places.public.robots, (_, publicKey) => {
    const root = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const subject = { commonName: `${axis} robots root`, organisation: axis };
    const issuer = { subject, publicKey: root.publicKey };
    const key = root.privateKey;
    const robots = { commonName: `${axis} robots`, organisation: axis };
    const certificate = issueCertificate({ subject: robots, publicKey, issuer, key, purpose: 'signing', ...validity });
    return certificate + issueCertificate({ ...issuer, key, purpose: 'authority', ...validity });
  });
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

export function newKeyPem(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function newPassword(): string {
  return randomBytes(24).toString('base64url');
}

function newSealingKey(): string {
  return randomBytes(32).toString('base64url');
}

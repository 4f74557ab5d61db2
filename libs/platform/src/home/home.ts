import { type KeyObject, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ProcessRole } from '@edoc-axis/contracts';
import { CataloguedError, type RotatedUse } from '@edoc-axis/domain';
import { type Clock, systemClock } from '../clock.js';
import type { AnsweringRole } from '../settings/settings.js';
import { createOwnKey, type KeyRing, type OnTrouble, openKeyRing, type OwnKey } from './key-ring.js';
import { makeHome } from './make-home.js';
import { placesIn, type SchemaOwner, schemaOwners } from './places.js';
import { readPrivateKey, readPublic, readPublicKey, readSecret, refuseExposed } from './read-keys.js';
import { readSecretsKeys } from './secrets-keys.js';
import { secretFiles } from './secret-files.js';
import { replaceFile } from './write-once.js';

/** What a process shows the others and expects of them: all PEM. */
export interface TransportKeys {
  readonly keyPem: string;
  readonly certificatePem: string;
  readonly authorityPem: string;
}

/** What everybody may know. */
export interface PublishedKeys {
  readonly axisRootPem: string;
  /** Receipt, token and directory keys: those of now and all there ever were. */
  readonly ring: KeyRing;
  /** Verifies caller tokens the operator's command line signs (ES256). */
  readonly operatorKey: KeyObject;
}

interface KeysOfEveryProcess {
  readonly transport: TransportKeys;
  readonly published: PublishedKeys;
}

/** The keys each process is handed, and no more. Those that are functions follow a rotation. */
export interface KeysByRole {
  readonly gateway: KeysOfEveryProcess;
  readonly registry: KeysOfEveryProcess & {
    readonly databasePassword: string;
    readonly directoryKey: () => OwnKey;
    /** 32 bytes (AES-256) for what lies sealed in its tables. */
    readonly sealingKey: Buffer;
    /** PEM; registered when the robots are added. */
    readonly robotsCertificatePem: string;
  };
  readonly exchange: KeysOfEveryProcess & {
    readonly databasePassword: string;
    readonly receiptKey: () => OwnKey;
    readonly tokenKey: () => OwnKey;
    /** What robots sign their documents with. */
    readonly robots: { readonly key: KeyObject; readonly certificatePem: string };
    /** Open what was sealed to the exchange, newest first: see `openSecret`. */
    readonly secretsKeys: () => readonly KeyObject[];
  };
  readonly tracker: KeysOfEveryProcess & { readonly databasePassword: string };
  readonly operator: KeysOfEveryProcess & {
    readonly operatorKey: KeyObject;
    /** What is sealed to it only the exchange opens: see `sealSecret`. A home of before has it from its next start on. */
    readonly secretsKey: () => KeyObject;
  };
}

export interface Home {
  readonly folder: string;
  readonly published: PublishedKeys;
  keysOf<Role extends ProcessRole>(role: Role): KeysByRole[Role];
  /** Where the embedded database lies, and its administrator's password. */
  readonly postgres: { readonly folder: string; readonly password: string };
  readonly databasePasswords: Readonly<Record<SchemaOwner, string>>;
}

/**
 * Opens an axis' home for its owner, the one who starts the processes; at the first start makes its keys. Safe when
 * killed midway and when two start at once.
 * @throws CataloguedError `home.…`
 */
export function openHome(folder: string, axis: string, clock: Clock = systemClock): Home {
  const home = resolve(folder);
  const places = placesIn(home);
  makeHome(home, axis, clock.now());
  for (const secret of secretFiles(home)) refuseExposed(secret);
  const published = readPublished(home);
  const found = axisNameOf(published.axisRootPem);
  if (found !== axis) throw new CataloguedError('home.other-axis', { home, axis: found, wanted: axis });
  return {
    folder: home,
    published,
    keysOf: (role) => readOwnKeys(home, role),
    postgres: { folder: places.postgres.folder, password: readSecret(places.postgres.password) },
    databasePasswords: Object.fromEntries(
      schemaOwners.map((owner) => [owner, readSecret(places.of(owner).databasePassword)]),
    ) as Record<SchemaOwner, string>,
  };
}

/**
 * What one process reads at its start: its own folder and `public`, nothing else of the home.
 * @param onTrouble hears why a rotation was not followed; it is asked again with the next change
 * @throws CataloguedError `home.file-missing`, `home.file-exposed`, `home.file-damaged` or `home.key-mismatch`
 */
export function readOwnKeys<Role extends ProcessRole>(
  folder: string,
  role: Role,
  onTrouble: OnTrouble = () => undefined,
): KeysByRole[Role] {
  const home = resolve(folder);
  const places = placesIn(home);
  const files = places.of(role);
  const everyones = {
    transport: {
      keyPem: readSecret(files.transportKey),
      certificatePem: readPublic(files.transportCertificate),
      authorityPem: readPublic(places.public.transport),
    },
    published: readPublished(home, onTrouble),
  };
  const own = (use: RotatedUse) => createOwnKey(everyones.published.ring, use, places.signer(use), onTrouble);
  const keys: { [Each in ProcessRole]: () => KeysByRole[Each] } = {
    gateway: () => everyones,
    registry: () => ({
      ...everyones,
      databasePassword: readSecret(files.databasePassword),
      directoryKey: own('directory'),
      sealingKey: Buffer.from(readSecret(places.registry.sealingKey), 'base64url'),
      robotsCertificatePem: firstCertificate(places.public.robots),
    }),
    exchange: () => ({
      ...everyones,
      databasePassword: readSecret(files.databasePassword),
      receiptKey: own('receipt'),
      tokenKey: own('token'),
      robots: {
        key: readPrivateKey(places.exchange.robotsKey),
        certificatePem: firstCertificate(places.public.robots),
      },
      secretsKeys: secretsKeysOf(home),
    }),
    tracker: () => ({ ...everyones, databasePassword: readSecret(files.databasePassword) }),
    operator: () => ({
      ...everyones,
      operatorKey: readPrivateKey(places.operator.operatorKey),
      secretsKey: () => readPublicKey(places.public.secrets),
    }),
  };
  return keys[role]();
}

/** Looked at once at the start, so that a file that is missing or exposed keeps the process from starting. */
function secretsKeysOf(home: string): () => readonly KeyObject[] {
  readSecretsKeys(home);
  return () => readSecretsKeys(home);
}

/** The name of an axis, as its root certificate has it. */
export function axisNameOf(axisRootPem: string): string {
  return /^O=(.*)$/m.exec(new X509Certificate(axisRootPem).subject)?.[1] ?? '';
}

/** Where the axis of a home is found. */
export interface AxisAddress {
  /** As it is known outside; who asks for a token names it. */
  readonly url: string;
  /** As it is reached from this machine: TLS may end on another. */
  readonly door: string;
  /** Where its processes answer each other. */
  readonly ports: Readonly<Record<AnsweringRole, number>>;
}

/** Remembers where an axis was started, for the command line beside it. */
export function rememberAddress(folder: string, address: AxisAddress): void {
  replaceFile(placesIn(resolve(folder)).address, `${JSON.stringify(address)}\n`);
}

/** Where the axis of this home was last started; undefined before its first start. */
export function rememberedAddress(folder: string): AxisAddress | undefined {
  const path = placesIn(resolve(folder)).address;
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

/** Its CA stands behind it. */
function firstCertificate(file: string): string {
  return new X509Certificate(readPublic(file)).toString();
}

function readPublished(home: string, onTrouble: OnTrouble = () => undefined): PublishedKeys {
  const places = placesIn(home).public;
  const axisRootPem = readPublic(places.root);
  return {
    axisRootPem,
    ring: openKeyRing(places.keys, axisRootPem, onTrouble),
    operatorKey: readPublicKey(places.operator),
  };
}

import { createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { CataloguedError } from '@edoc-axis/domain';
import { haltAround } from '../process/halting.js';
import type { Root } from './certify-signer.js';
import { encryptKey, isEncrypted, passphraseCharactersMin } from './encrypt-key.js';
import { axisNameOf } from './home.js';
import { placesIn } from './places.js';
import { readPublic, refuseExposed } from './read-keys.js';
import { syncFolder, writeDurably } from './write-once.js';

/** Asks a person, or reads a file; called only for a key that is encrypted. */
export type AskPassphrase = (file: string) => Promise<string>;

/**
 * The root key, from its place in the home or from where it is kept.
 * @throws CataloguedError `key.root-offline`; `key.passphrase-wrong`; `key.not-the-root`; `home.file-exposed` for a file
 *   that is not encrypted and readable by others; what `ask` throws
 */
export async function readRootKey(home: string, ask: AskPassphrase, elsewhere?: string): Promise<Root> {
  const places = placesIn(resolve(home));
  const file = elsewhere ?? places.axis.rootKey;
  if (!existsSync(file)) {
    throw new CataloguedError(elsewhere ? 'file.not-readable' : 'key.root-offline', { file });
  }
  const pem = readPublic(places.public.root);
  return { key: await readKeyOf(pem, file, ask), pem };
}

async function readKeyOf(rootPem: string, file: string, ask: AskPassphrase): Promise<KeyObject> {
  const keyPem = readFileSync(file, 'utf8');
  const encrypted = isEncrypted(keyPem);
  if (!encrypted) refuseExposed(file);
  const passphrase = encrypted ? await ask(file) : undefined;
  let key: KeyObject;
  try {
    key = createPrivateKey({ key: keyPem, passphrase });
  } catch (cause) {
    throw new CataloguedError(encrypted ? 'key.passphrase-wrong' : 'home.file-damaged', { file }, { cause });
  }
  if (!isOf(key, rootPem)) throw new CataloguedError('key.not-the-root', { file, axis: axisNameOf(rootPem) });
  return key;
}

export interface OfflineOrder {
  readonly home: string;
  readonly folder: string;
  /** Absent: the key is written as it is, which only a medium with access rights allows. */
  readonly passphrase?: string;
}

/**
 * Moves the root key out of the home: written, flushed, read back from the medium and tried before it is removed. Dying at
 * any line it leaves the key in at least one of the two; done again it goes on.
 * @returns the file it lies in now
 * @throws CataloguedError `key.offline-already`, `key.folder-in-home`, `key.passphrase-short`, `key.medium-open`,
 *   `key.not-written`, `file.exists` for another key there, `file.not-writable`
 */
export async function takeRootKeyOffline({ home: given, folder, passphrase }: OfflineOrder): Promise<string> {
  const home = resolve(given);
  const places = placesIn(home);
  const here = places.axis.rootKey;
  if (!existsSync(here)) throw new CataloguedError('key.offline-already', { file: here });
  if (passphrase !== undefined && passphrase.length < passphraseCharactersMin) {
    throw new CataloguedError('key.passphrase-short', { charactersMin: passphraseCharactersMin });
  }
  const ask = () => Promise.resolve(passphrase ?? '');
  const { key, pem } = await readRootKey(home, () => Promise.reject(new RangeError('The root key is encrypted.')));
  if (isInside(folder, home)) throw new CataloguedError('key.folder-in-home', { folder });
  const file = join(folder, `${axisNameOf(pem).replace(/[^\w.-]/g, '_')}-root-key.pem`);

  if (!existsSync(file)) {
    const plain = key.export({ type: 'pkcs8', format: 'pem' }).toString();
    writeNew(file, passphrase === undefined ? plain : encryptKey(key, passphrase));
  }
  await tryMedium(file, pem, ask, passphrase !== undefined);
  haltAround('home.root-removed', () => rmSync(here));
  syncFolder(dirname(here));
  return file;
}

function writeNew(file: string, contents: string): void {
  const partial = `${file}.part`;
  try {
    rmSync(partial, { force: true });
    haltAround('home.root-written', () => writeDurably(partial, contents));
    haltAround('home.root-named', () => renameSync(partial, file));
    syncFolder(dirname(file));
  } catch (cause) {
    rmSync(partial, { force: true });
    throw new CataloguedError('file.not-writable', { file }, { cause });
  }
}

/** As whoever needs it years later will read it. */
async function tryMedium(file: string, rootPem: string, ask: AskPassphrase, encrypted: boolean): Promise<void> {
  if (isEncrypted(readFileSync(file, 'utf8')) !== encrypted) throw new CataloguedError('file.exists', { file });
  try {
    await readKeyOf(rootPem, file, ask);
  } catch (error) {
    if (!(error instanceof CataloguedError)) throw error;
    if (error.code === 'home.file-exposed') {
      rmSync(file);
      throw new CataloguedError('key.medium-open', { file }, { cause: error });
    }
    if (error.code === 'key.not-the-root') throw new CataloguedError('file.exists', { file }, { cause: error });
    throw new CataloguedError('key.not-written', { file }, { cause: error });
  }
}

function isOf(key: KeyObject, certificatePem: string): boolean {
  return createPublicKey(key.export({ type: 'pkcs8', format: 'pem' })).equals(
    new X509Certificate(certificatePem).publicKey,
  );
}

/** @throws CataloguedError `file.not-writable` when there is no such folder */
function isInside(folder: string, home: string): boolean {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new CataloguedError('file.not-writable', { file: folder });
  }
  return `${realpathSync(folder)}${sep}`.startsWith(`${realpathSync(home)}${sep}`);
}

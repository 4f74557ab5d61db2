import { createPublicKey, type KeyObject } from 'node:crypto';
import { statSync } from 'node:fs';
import { believedKeys, CataloguedError, type KeyList, type RotatedUse, signingKey } from '@edoc-axis/domain';
import { readKeyList } from './key-list.js';
import { nextOf } from './places.js';
import { readPrivateKey, readPublic } from './read-keys.js';

/** A key something may be signed with that is verified now. */
export interface BelievedKey {
  readonly kid: string;
  readonly publicKey: KeyObject;
}

/** All keys of the axis, as the signed list in its home has them by now: a rotation needs no restart. */
export interface KeyRing {
  readonly list: KeyList;
  /** The list as the root signed it. */
  readonly jws: string;
  /** The newest first; one that was not heard of yet is looked for at once. */
  believed(use: RotatedUse, now: Date, kid?: string): readonly BelievedKey[];
  /** Looks at once whether there is a newer list. */
  refresh(): void;
}

/** The half a process signs with. */
export interface OwnKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly certificatePem?: string;
}

/** Hears what stands in the way of a newer list or key; what was there before goes on being used. */
export type OnTrouble = (error: unknown) => void;

/** A look costs some microseconds; a key that was lost is believed so much longer at the most. */
const lookEveryMs = 250;

/** @throws CataloguedError `home.file-missing`, `home.file-damaged` when there is no list to begin with */
export function openKeyRing(file: string, rootPem: string, onTrouble: OnTrouble): KeyRing {
  let seen = signatureOf(file);
  let current = readList(file, rootPem);
  let lookedAtMs = performance.now();
  const publicKeys = new Map<string, KeyObject>();

  function look(): void {
    lookedAtMs = performance.now();
    const found = signatureOf(file);
    if (found === seen) return;
    seen = found;
    try {
      const newer = readList(file, rootPem);
      if (newer.list.version >= current.list.version) current = newer;
      else
        onTrouble(
          new RangeError(`The list of keys has version ${newer.list.version}, before ${current.list.version}.`),
        );
    } catch (error) {
      onTrouble(error);
    }
  }

  function now() {
    if (performance.now() - lookedAtMs >= lookEveryMs) look();
    return current;
  }

  function publicKeyOf({ kid, publicKeyPem }: KeyList['keys'][number]): KeyObject {
    const known = publicKeys.get(kid) ?? createPublicKey(publicKeyPem);
    publicKeys.set(kid, known);
    return known;
  }

  return {
    get list() {
      return now().list;
    },
    get jws() {
      return now().jws;
    },
    believed(use, at, kid) {
      const { list } = now();
      if (kid !== undefined && !list.keys.some((key) => key.use === use && key.kid === kid)) look();
      return believedKeys(current.list, use, at)
        .filter((key) => kid === undefined || key.kid === kid)
        .map((key) => ({ kid: key.kid, publicKey: publicKeyOf(key) }));
    },
    refresh: look,
  };
}

/**
 * The private half of the key that signs by now, read again after a rotation.
 * @returns a function that gives it; called once, it has thrown what is wrong with the home
 * @throws CataloguedError `home.file-missing`, `home.file-exposed`, `home.file-damaged`, `home.key-mismatch`
 */
export function createOwnKey(ring: KeyRing, use: RotatedUse, file: string, onTrouble: OnTrouble): () => OwnKey {
  let version = 0;
  let own = readOwnKey(ring.list, use, file);
  return () => {
    // Who signs looks each time: what a key signs that was lost a moment ago is refused.
    ring.refresh();
    const { list } = ring;
    if (list.version === version) return own;
    version = list.version;
    try {
      if (signingKey(list, use)?.kid !== own.kid) own = readOwnKey(list, use, file);
    } catch (error) {
      onTrouble(error);
    }
    return own;
  };
}

/**
 * A rotation writes the new key beside the old one, then the list, then puts it in the old one's place: whenever it died,
 * the key that the list names is in one of the two. The new one's place is looked at first, as it is emptied into the other.
 */
export function readOwnKey(list: KeyList, use: RotatedUse, file: string): OwnKey {
  const listed = signingKey(list, use);
  const own = readIfThere(nextOf(file));
  const publicPem = (key: KeyObject) => createPublicKey(key).export({ type: 'spki', format: 'pem' });
  const privateKey = own && publicPem(own) === listed?.publicKeyPem ? own : readPrivateKey(file);
  if (listed === undefined || publicPem(privateKey) !== listed.publicKeyPem) {
    throw new CataloguedError('home.key-mismatch', { file, use, kid: listed?.kid });
  }
  return { kid: listed.kid, privateKey, certificatePem: listed.certificatePem };
}

function readIfThere(file: string): KeyObject | undefined {
  try {
    return readPrivateKey(file);
  } catch (error) {
    if (error instanceof CataloguedError && error.code === 'home.file-missing') return undefined;
    throw error;
  }
}

function readList(file: string, rootPem: string): { jws: string; list: KeyList } {
  const jws = readPublic(file).trim();
  try {
    return { jws, list: readKeyList(jws, rootPem) };
  } catch (cause) {
    throw new CataloguedError('home.file-damaged', { file }, { cause });
  }
}

/** @throws CataloguedError `home.file-missing` or `home.file-damaged` */
export function readRing(file: string, rootFile: string): { readonly jws: string; readonly list: KeyList } {
  return readList(file, readPublic(rootFile));
}

/** A list is replaced, never rewritten: another one is another file. */
function signatureOf(file: string): string {
  const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stat ? `${stat.ino} ${stat.mtimeNs} ${stat.size}` : '';
}

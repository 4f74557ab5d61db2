import { createPrivateKey, createPublicKey } from 'node:crypto';
import { existsSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  CataloguedError,
  type KeyEnd,
  type KeyList,
  type ListedKey,
  type RotatedUse,
  signingKey,
} from '@edoc-axis/domain';
import { haltAround } from '../process/halting.js';
import { certifySigner, type Root } from './certify-signer.js';
import { signKeyList } from './key-list.js';
import { readOwnKey, readRing } from './key-ring.js';
import { newKeyPem } from './make-home.js';
import { nextOf, placesIn } from './places.js';
import { removeDrafts, replaceFile, syncFolder } from './write-once.js';

export interface RotationOrder {
  readonly home: string;
  readonly use: RotatedUse;
  readonly root: Root;
  readonly now: Date;
  /** How long what the old key signed is believed still: as long as any of it is on its way. */
  readonly overlapMs: number;
  /** The old key is in other hands since then and is believed no longer. */
  readonly lostSince?: Date;
}

export interface Rotated {
  readonly list: KeyList;
  readonly key: ListedKey;
  readonly former: ListedKey;
}

/**
 * Gives an axis a new key; the old one's private half is gone, its public half stays in the list for ever. Whoever calls
 * it alone changes the keys of this home. Dying at any line it leaves a home in which one key signs and is listed, and
 * done again it goes on from there:
 *
 *     1  the new private key is written beside the old one        still the old key signs
 *     2  the list that names it replaces the old list             from now on the new key signs
 *     3  the new private key takes the old one's place
 *
 * @throws CataloguedError `home.…`
 */
export function rotateKey({ home, use, root, now, overlapMs, lostSince }: RotationOrder): Rotated {
  const list = beginChange(home, use);
  const file = placesIn(home).signer(use);
  const former = signingKey(list, use);
  if (!former) throw new CataloguedError('home.file-damaged', { file: placesIn(home).public.keys });
  const why = lostSince ? 'lost' : isAtHand(list, use, file) ? 'rotated' : 'replaced';

  const pem = newKeyPem();
  const key = certifySigner(use, createPublicKey(createPrivateKey(pem)), { root, axis: list.iss, now });
  const ended = {
    ...former,
    until: earlier(former.until, new Date(now.getTime() + (lostSince ? 0 : overlapMs))),
    ended: { why, at: now.toISOString(), lostSince: lostSince?.toISOString() } satisfies KeyEnd,
  };
  replaceFile(nextOf(file), pem);
  const keys = [...list.keys.map((each) => (each === former ? ended : each)), key];
  const changed = publishList(home, { ...list, keys }, root, now);
  putNextInPlace(file);
  return { list: changed, key, former: ended };
}

/**
 * Says of a key that signs no longer that somebody else had it, since a moment.
 * @throws CataloguedError `key.unknown`; `key.lost-since-later`; `home.…`
 */
export function markLost(
  { home, use, root, now, lostSince }: Omit<RotationOrder, 'overlapMs'> & { readonly lostSince: Date },
  kid: string,
): Rotated {
  const list = beginChange(home, use);
  const key = signingKey(list, use);
  const former = list.keys.find((each) => each.use === use && each.kid === kid);
  if (!former?.ended || !key) throw new CataloguedError('key.unknown', { use, kid });
  const before = former.ended.lostSince;
  if (before !== undefined && lostSince > new Date(before)) {
    throw new CataloguedError('key.lost-since-later', { lostSince: before });
  }
  const ended = {
    ...former,
    until: earlier(former.until, now),
    ended: { ...former.ended, why: 'lost', lostSince: lostSince.toISOString() } satisfies KeyEnd,
  };
  const keys = list.keys.map((each) => (each === former ? ended : each));
  return { list: publishList(home, { ...list, keys }, root, now), key, former: ended };
}

/** What a change that died left behind is ended first: the key the list names must not be written over. */
function beginChange(home: string, use: RotatedUse): KeyList {
  const places = placesIn(home);
  const { list } = readRing(places.public.keys, places.public.root);
  const file = places.signer(use);
  for (const folder of [dirname(file), dirname(places.public.keys)]) removeDrafts(folder);
  if (existsSync(nextOf(file)) && isAtHand(list, use, nextOf(file))) putNextInPlace(file);
  return list;
}

function isAtHand(list: KeyList, use: RotatedUse, file: string): boolean {
  try {
    readOwnKey(list, use, file);
    return true;
  } catch (error) {
    const gone = ['home.file-missing', 'home.file-damaged', 'home.key-mismatch'];
    if (error instanceof CataloguedError && gone.includes(error.code)) return false;
    throw error;
  }
}

function publishList(home: string, list: KeyList, root: Root, now: Date): KeyList {
  const changed = { ...list, iat: Math.floor(now.getTime() / 1000), version: list.version + 1 };
  replaceFile(placesIn(home).public.keys, `${signKeyList(changed, root)}\n`);
  return changed;
}

function putNextInPlace(file: string): void {
  haltAround('home.next-in-place', () => renameSync(nextOf(file), file));
  syncFolder(dirname(file));
}

function earlier(until: string | undefined, other: Date): string {
  return until !== undefined && new Date(until) < other ? until : other.toISOString();
}

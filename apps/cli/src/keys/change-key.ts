import { existsSync } from 'node:fs';
import { signInMs } from '@edoc-axis/contracts';
import { CataloguedError, type RotatedUse, signingKey } from '@edoc-axis/domain';
import {
  allowHalts,
  type AskPassphrase,
  markLost,
  readOwnKeys,
  readRootKey,
  type Rotated,
  rotateKey,
} from '@edoc-axis/platform/home';
import type { Settings } from '@edoc-axis/platform/settings';
import { lockHome } from '../start/home-lock.js';

export interface KeyChange {
  readonly use: RotatedUse;
  /** Where the root key is kept; absent: in the home. */
  readonly rootKeyFile?: string;
  readonly ask: AskPassphrase;
  /** In other hands since that moment, which is now when it is left out; a former key by its name, else the one that signs. */
  readonly lost?: { readonly since?: Date; readonly kid?: string };
}

/** An access token lives ten minutes, a submission is under way for some: what was signed before a rotation arrives. */
const overlapMsMin = 15 * 60_000;
const clockSkewMs = 5 * 60_000;

/**
 * A new key, or a mark on a former one. One at a time in a home.
 * @throws CataloguedError `home.…`, `key.…`
 */
export async function changeKey({ home, times, haltFolder }: Settings, change: KeyChange): Promise<Rotated> {
  const { use, lost } = change;
  if (!existsSync(home)) throw new CataloguedError('home.missing', { home });
  if (lost?.since && lost.since > new Date()) {
    throw new CataloguedError('key.lost-in-future', { since: lost.since.toISOString() });
  }
  allowHalts('keys', haltFolder);
  // Asked before the lock: a person who looks for the passphrase keeps nobody waiting.
  const root = await readRootKey(home, change.ask, change.rootKeyFile);
  const lock = lockHome(home, { file: 'keys.pid', taken: 'key.being-changed' });
  try {
    const now = new Date();
    const lostSince = lost && (lost.since ?? now);
    const { list } = readOwnKeys(home, 'operator').published.ring;
    const isFormer = lost?.kid !== undefined && lost.kid !== signingKey(list, use)?.kid;
    if (isFormer && lostSince) return markLost({ home, use, root, now, lostSince }, lost.kid);
    // A sign-in at the provincial door lasts longer than an access token, and its clients do not ask anew when it is refused.
    const tokenMs = use === 'token' ? Math.max(times.accessTokenMs, signInMs) : times.accessTokenMs;
    const overlapMs = Math.max(overlapMsMin, tokenMs + clockSkewMs);
    return rotateKey({ home, use, root, now, overlapMs, lostSince });
  } finally {
    lock.release();
  }
}

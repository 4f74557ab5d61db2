import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import { type KeyList, keyEnds, type ListedKey, rotatedUses } from '@edoc-axis/domain';
import { isSignedBy, openJws } from './compact-jws.js';

export type KeyListJudgement =
  | { readonly verdict: 'valid'; readonly list: KeyList }
  | {
      readonly verdict: 'invalid' | 'untrusted';
      readonly code: 'key.list-invalid';
      readonly params: { problem: string };
    };

export const keyListType = 'edoc-keys+jwt';
/** Of some thousand keys. */
export const keyListCharactersMax = 4 * 1024 * 1024;

/**
 * Judges a list of an axis' keys, as `GET /v1/keys` has it in `jws`, by the axis' root certificate alone: compact JWS
 * (RFC 7515), ES256, `typ: edoc-keys+jwt`, signed by the root's own key. Of certified keys the certificate must be of
 * that key, and of the root.
 * @param jws hostile
 * @throws when the root is no certificate
 */
export function verifyKeyList(jws: string, trust: { readonly rootPem: string }): KeyListJudgement {
  const root = new X509Certificate(trust.rootPem);
  const opened = openJws(jws.trim(), keyListCharactersMax);
  if (!opened) return refused('invalid', 'compact JWS');
  for (const [name, wanted] of Object.entries({ alg: 'ES256', typ: keyListType, crit: undefined })) {
    if (opened.header[name] !== wanted) return refused('invalid', name);
  }
  if (!root.ca || !isSignedBy(opened, root.publicKey)) return refused('untrusted', 'signature');
  const list = opened.payload as unknown as KeyList;
  const wrong = problemOf(list, root);
  return wrong === undefined ? { verdict: 'valid', list } : refused('invalid', wrong);
}

function refused(verdict: 'invalid' | 'untrusted', problem: string): KeyListJudgement {
  return { verdict, code: 'key.list-invalid', params: { problem } };
}

/** What the root signed is nevertheless read with care: an older or newer axis may have written it. */
function problemOf(list: KeyList, root: X509Certificate): string | undefined {
  if (typeof list.iss !== 'string') return 'iss';
  if (!Number.isSafeInteger(list.iat)) return 'iat';
  if (!Number.isSafeInteger(list.version) || list.version < 1) return 'version';
  if (!Array.isArray(list.keys)) return 'keys';
  const index = list.keys.findIndex((key) => !isKey(key, root));
  return index === -1 ? undefined : `keys[${index}]`;
}

const uses: readonly unknown[] = ['axis-root', ...rotatedUses];

function isKey(key: ListedKey, root: X509Certificate): boolean {
  if (typeof key !== 'object' || key === null) return false;
  const { use, kid, publicKeyPem, certificatePem, since, until, ended } = key;
  if (!uses.includes(use) || typeof kid !== 'string' || !isInstant(since)) return false;
  if (until !== undefined && !isInstant(until)) return false;
  if (ended !== undefined && !isEnd(ended)) return false;
  const publicKey = read(() => createPublicKey(publicKeyPem));
  return publicKey !== undefined && (certificatePem === undefined || isCertified(publicKey, certificatePem, root));
}

function isEnd({ why, at, lostSince }: NonNullable<ListedKey['ended']>): boolean {
  return keyEnds.includes(why) && isInstant(at) && (lostSince === undefined || isInstant(lostSince));
}

function isCertified(publicKey: KeyObject, certificatePem: string, root: X509Certificate): boolean {
  const certificate = read(() => new X509Certificate(certificatePem));
  return (certificate?.publicKey.equals(publicKey) ?? false) && (certificate?.verify(root.publicKey) ?? false);
}

function isInstant(value: unknown): boolean {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}

function read<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}

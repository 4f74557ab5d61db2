import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { CataloguedError } from '@edoc-axis/domain';
import { newKeyPem } from './make-home.js';
import { placesIn } from './places.js';
import { readPublicKey, readSecret } from './read-keys.js';
import { replaceFile } from './write-once.js';

/**
 * What opens secrets that were sealed to the exchange, newest first: all private keys in its one file. Read anew with each
 * call, so that a rotation is followed without being told of.
 * @throws CataloguedError `home.file-missing`, `home.file-exposed` or `home.file-damaged`
 */
export function readSecretsKeys(home: string): KeyObject[] {
  const file = placesIn(home).exchange.secretsKey;
  return blocksIn(file).map((pem) => parsed(pem, file));
}

/**
 * Secrets are sealed to a new key from now on; what was sealed to a former one still opens, because its private half stays.
 * Dying at any line it leaves a home in which everything opens, and done again it goes on from there:
 *
 *     1  the new private key stands before the others in their file     still sealed to the old one
 *     2  its public half replaces the old one's
 *
 * @returns how many keys open secrets now
 * @throws CataloguedError `home.…`
 */
export function rotateSecretsKey(home: string): { readonly keys: number } {
  const { exchange, public: published } = placesIn(home);
  const before = existsSync(exchange.secretsKey) ? blocksIn(exchange.secretsKey) : [];
  const [newest] = before;
  const isBegun = newest !== undefined && !isPublicHalf(readPublicKey(published.secrets), newest, exchange.secretsKey);
  const pem = isBegun ? newest : newKeyPem();
  const keys = isBegun ? before : [pem, ...before];
  if (!isBegun) replaceFile(exchange.secretsKey, keys.join(''));
  replaceFile(published.secrets, publicPemOf(parsed(pem, exchange.secretsKey)));
  return { keys: keys.length };
}

function blocksIn(file: string): string[] {
  const blocks = readSecret(file).match(/-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----\n?/g);
  if (!blocks) throw new CataloguedError('home.file-damaged', { file });
  return blocks;
}

function isPublicHalf(key: KeyObject, pem: string, file: string): boolean {
  return key.equals(createPublicKey(parsed(pem, file)));
}

function parsed(pem: string, file: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch (cause) {
    throw new CataloguedError('home.file-damaged', { file }, { cause });
  }
}

function publicPemOf(key: KeyObject): string {
  return createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
}

import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type RsaKind = 'rsa-1024' | 'rsa-2048' | 'rsa-3072';

const madeOf: Record<RsaKind, number> = { 'rsa-1024': 0, 'rsa-2048': 0, 'rsa-3072': 0 };

/**
 * A key that nothing else in this test file has. Making one takes a tenth of a second or three, and a run needs a thousand: the
 * second that one file asks for is the second of every other file of the run too (begin-run.js), and nobody keeps it afterwards.
 */
export function rsaKey(kind: RsaKind): KeyObject {
  madeOf[kind] += 1;
  const kept = join(process.env['RSA_KEYS_TEST'] ?? '', `${kind}-${madeOf[kind]}.pem`);
  if (existsSync(kept)) return createPrivateKey(readFileSync(kept));
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: Number(kind.slice(4)) });
  // Another worker may be reading, or making its own: one of the two stays, whole.
  const written = `${kept}.${process.pid}`;
  writeFileSync(written, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  renameSync(written, kept);
  return privateKey;
}

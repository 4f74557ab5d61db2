/** A door of its own: the command line reads keys of this machine without the machinery of a process. */
export * from './home.js';
export { leewayMs, type Root } from './certify-signer.js';
export { isEncrypted, passphraseCharactersMin } from './encrypt-key.js';
export type { KeyRing, OwnKey } from './key-ring.js';
export { keyIdentifier } from './key-identifier.js';
export { joinPair } from './paired-secret.js';
export { placesIn } from './places.js';
export { readSecret } from './read-keys.js';
export { type AskPassphrase, readRootKey, takeRootKeyOffline } from './root-key.js';
export { markLost, rotateKey, type Rotated, type RotationOrder } from './rotate-key.js';
export { openSecret, sealSecret } from './sealed-secret.js';
export { privateKeyFiles } from './secret-files.js';
export { rotateSecretsKey } from './secrets-keys.js';
export { allowHalts } from '../process/halting.js';

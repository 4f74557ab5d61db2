import { type KeyObject, sign } from 'node:crypto';
import {
  messageSignature,
  ownHeaderPrefix,
  signatureBase,
  signedAlways,
  type SignedRequest,
} from './signature-base.js';

export interface MessageKey {
  readonly kid: string;
  /** EC P-256. */
  readonly privateKey: KeyObject;
}

export interface MessageTimes {
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** Never twice: who keeps them finds a message that is played again. */
  readonly nonce: string;
}

/**
 * Signs a request (RFC 9421, `ecdsa-p256-sha256`): method, address, digest and type of the content, and every `edoc-…`
 * header.
 * @returns the headers to be sent with it
 * @throws RangeError when a header that must be signed is missing
 */
export function signMessage(
  request: SignedRequest,
  key: MessageKey,
  { createdAt, expiresAt, nonce }: MessageTimes,
): { readonly 'signature-input': string; readonly signature: string } {
  const own = Object.keys(request.headers).filter((name) => name.startsWith(ownHeaderPrefix));
  const components = [...signedAlways, ...own];
  const { label, algorithm, tag } = messageSignature;
  const params =
    `(${components.map((component) => `"${component}"`).join(' ')})` +
    `;created=${secondsOf(createdAt)};expires=${secondsOf(expiresAt)};nonce="${nonce}";alg="${algorithm}"` +
    `;keyid="${key.kid}";tag="${tag}"`;
  const base = signatureBase(request, components, params);
  if (!base) throw new RangeError(`A message is signed with ${components.join(', ')}.`);
  const signature = sign('sha256', base, { key: key.privateKey, dsaEncoding: 'ieee-p1363' });
  return { 'signature-input': `${label}=${params}`, signature: `${label}=:${signature.toString('base64')}:` };
}

function secondsOf(moment: Date): number {
  return Math.floor(moment.getTime() / 1000);
}

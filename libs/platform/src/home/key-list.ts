import { type KeyObject, sign, verify, X509Certificate } from 'node:crypto';
import type { KeyList } from '@edoc-axis/domain';
import { keyIdentifier } from './key-identifier.js';

const typ = 'edoc-keys+jwt';

/** Compact JWS (RFC 7515), ES256, header `alg`, `typ: edoc-keys+jwt`, `kid` of the root. */
export function signKeyList(list: KeyList, root: { readonly key: KeyObject; readonly pem: string }): string {
  const kid = keyIdentifier(new X509Certificate(root.pem).publicKey);
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${encode({ alg: 'ES256', typ, kid })}.${encode(list)}`;
  const signature = sign('sha256', Buffer.from(signed), { key: root.key, dsaEncoding: 'ieee-p1363' });
  return `${signed}.${signature.toString('base64url')}`;
}

/**
 * The list this axis' own root has signed. What the root signed is believed as it is; strangers' readers look closer.
 * @throws RangeError when it is anything else
 */
export function readKeyList(jws: string, rootPem: string): KeyList {
  const [header = '', payload = '', signature = '', ...more] = jws.trim().split('.');
  const bytes = Buffer.from(signature, 'base64url');
  const key = { key: new X509Certificate(rootPem).publicKey, dsaEncoding: 'ieee-p1363' } as const;
  const isGenuine = more.length === 0 && verify('sha256', Buffer.from(`${header}.${payload}`), key, bytes);
  if (!isGenuine || decode<{ typ?: string }>(header).typ !== typ) {
    throw new RangeError('The list of keys is not signed by the root.');
  }
  return decode<KeyList>(payload);
}

function decode<Shape>(part: string): Shape {
  return JSON.parse(Buffer.from(part, 'base64url').toString()) as Shape;
}

import { type KeyObject, verify } from 'node:crypto';

/** A compact JWS taken apart; nothing is verified yet. */
export interface OpenedJws {
  readonly header: Readonly<Record<string, unknown>>;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly signedBytes: Buffer;
  readonly signature: Buffer;
}

export const jwsCharactersMax = 64 * 1024;

/** @returns undefined for what is not three base64url parts of which two are JSON objects */
export function openJws(jws: string, charactersMax = jwsCharactersMax): OpenedJws | undefined {
  if (jws.length > charactersMax) return undefined;
  const parts = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(jws);
  if (!parts) return undefined;
  const [, header = '', payload = '', signature = ''] = parts;
  const opened = { header: jsonObject(header), payload: jsonObject(payload) };
  if (!opened.header || !opened.payload) return undefined;
  return {
    header: opened.header,
    payload: opened.payload,
    signedBytes: Buffer.from(`${header}.${payload}`),
    signature: Buffer.from(signature, 'base64url'),
  };
}

/** ES256 and nothing else, whatever the header says. */
export function isSignedBy(jws: OpenedJws, publicKey: KeyObject): boolean {
  if (publicKey.asymmetricKeyDetails?.namedCurve !== 'prime256v1' || jws.signature.length !== 64) return false;
  return verify('sha256', jws.signedBytes, { key: publicKey, dsaEncoding: 'ieee-p1363' }, jws.signature);
}

function jsonObject(encoded: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

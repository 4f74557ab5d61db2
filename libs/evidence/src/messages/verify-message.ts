import { type KeyObject, verify } from 'node:crypto';
import { type ErrorCode, type SentenceParams } from '@edoc-axis/domain';
import {
  messageSignature,
  ownHeaderPrefix,
  signatureBase,
  signedAlways,
  type SignedRequest,
} from './signature-base.js';

export type MessageJudgement =
  | { readonly verdict: 'valid'; readonly kid: string; readonly nonce: string; readonly createdAt: Date }
  | { readonly verdict: 'invalid'; readonly code: ErrorCode; readonly params: SentenceParams };

export interface MessageTrust {
  /** The public half of a key of that name that is believed now. */
  readonly keyOf: (kid: string) => KeyObject | undefined;
  readonly now: Date;
  /** How far the clocks of both sides may be apart. */
  readonly leewayMs: number;
}

/** No header of ours is longer; some would take long to be taken apart. */
const charactersMax = 8_192;

/**
 * Judges a request that says it comes from the axis (RFC 9421): one signature of ours, in time, by a key that is believed,
 * over the method, the address, the digest and type of the content and every `edoc-…` header there is. The digest itself is
 * for who has the content to compare.
 * @param request hostile
 */
export function verifyMessage(request: SignedRequest, { keyOf, now, leewayMs }: MessageTrust): MessageJudgement {
  const input = readInput(request.headers['signature-input'] ?? '');
  const signature = readSignature(request.headers['signature'] ?? '');
  if (!input || !signature) return invalid('signature-input');
  const { components, params } = input;
  const own = Object.keys(request.headers).filter((name) => name.startsWith(ownHeaderPrefix));
  const missing = [...signedAlways, ...own].find((component) => !components.includes(component));
  if (missing !== undefined) return invalid(missing);
  if (new Set(components).size !== components.length) return invalid('signature-input');
  const base = signatureBase(request, components, params);
  if (!base) return invalid('signature-input');

  const { kid, nonce, createdAt, expiresAt } = input;
  const publicKey = keyOf(kid);
  if (!publicKey) return { verdict: 'invalid', code: 'push.key-not-believed', params: { kid } };
  if (publicKey.asymmetricKeyDetails?.namedCurve !== 'prime256v1') return invalid('keyid');
  if (!verify('sha256', base, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature)) return invalid('signature');
  if (createdAt.getTime() > now.getTime() + leewayMs || expiresAt.getTime() < now.getTime() - leewayMs) {
    return { verdict: 'invalid', code: 'push.too-old', params: { createdAt, expiresAt, nowAt: now } };
  }
  return { verdict: 'valid', kid, nonce, createdAt };
}

interface Input {
  readonly components: readonly string[];
  readonly params: string;
  readonly kid: string;
  readonly nonce: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

const { label, algorithm, tag } = messageSignature;
const inputPattern = new RegExp(
  `^${label}=(\\(((?:"[a-z0-9@-]+"(?: (?=")|(?=\\))))+)\\)` +
    `;created=(\\d{1,11});expires=(\\d{1,11});nonce="([\\w-]{1,100})";alg="${algorithm}";keyid="([\\w-]{1,100})";tag="${tag}")$`,
);
const signaturePattern = new RegExp(`^${label}=:([A-Za-z0-9+/]{86}==):$`);

/** As the axis writes it, and in no other way: what means the same in other letters was not written by it. */
function readInput(header: string): Input | undefined {
  if (header.length > charactersMax) return undefined;
  const found = inputPattern.exec(header);
  if (!found) return undefined;
  const [, params = '', list = '', created, expires, nonce = '', kid = ''] = found;
  return {
    params,
    components: list.split(' ').map((quoted) => quoted.slice(1, -1)),
    createdAt: new Date(Number(created) * 1000),
    expiresAt: new Date(Number(expires) * 1000),
    ...{ nonce, kid },
  };
}

function readSignature(header: string): Buffer | undefined {
  if (header.length > charactersMax) return undefined;
  const [, encoded] = signaturePattern.exec(header) ?? [];
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64');
}

function invalid(problem: string): MessageJudgement {
  return { verdict: 'invalid', code: 'push.signature-invalid', params: { problem } };
}

import { createPublicKey, type KeyObject } from 'node:crypto';
import { believedKeys, type ErrorCode, type KeyList, type SentenceParams } from '@edoc-axis/domain';
import { verifyMessage } from '@edoc-axis/evidence';

/** A request as it came: Node's own has these. */
export interface PushRequest {
  readonly method: string;
  /** The address the axis was given, whole: behind a proxy the request itself knows another one. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** A packet that the axis brings, as its headers tell. The packet itself is the body. */
export interface Push {
  /** The same each time it is brought: what you have of this one already is not new. */
  readonly delivery: string;
  /** The document; of a status, the status packet. */
  readonly document: string;
  readonly carries: 'document' | 'status';
  readonly sender: string;
  readonly recipient: string;
  readonly addressedTo: readonly string[];
  /** Of a take-back (status 13), a revocation and an update: what is asked, and at which delivery it is answered. */
  readonly asks?: { readonly question: string; readonly delivery: string };
  /** Goes with a confirmation that comes later. */
  readonly leaseToken: string;
  readonly leaseUntil: string;
  /** Of the body, lower-case hex: what you stored must have it before you confirm. */
  readonly packetSha256: string;
  readonly nonce: string;
}

export type PushJudgement =
  | { readonly verdict: 'valid'; readonly push: Push }
  | { readonly verdict: 'invalid'; readonly code: ErrorCode; readonly params: SentenceParams };

export interface PushTrust {
  /** The axis' keys, as `GET /v1/keys` gives them. */
  readonly keys: KeyList['keys'];
  /** Now, when absent. */
  readonly now?: Date;
  /** How far the clocks of both sides may be apart; a minute, when absent. */
  readonly leewayMs?: number;
}

/**
 * Judges a request that brings a packet, before its body is read: whether the axis signed it, for this address, just now
 * (RFC 9421, keys of the use `token`). The body is judged by its digest: compare `packetSha256` with what you stored.
 * @param request hostile
 */
export function verifyPush(
  { method, url, headers: given }: PushRequest,
  { keys, now = new Date(), leewayMs = 60_000 }: PushTrust,
): PushJudgement {
  const headers = oneOfEach(given);
  const believed = believedKeys({ keys }, 'token', now);
  const keyOf = (kid: string): KeyObject | undefined => {
    const found = believed.find((key) => key.kid === kid);
    return found && createPublicKey(found.publicKeyPem);
  };
  const judged = verifyMessage({ method, targetUri: new URL(url).href, headers }, { keyOf, now, leewayMs });
  if (judged.verdict === 'invalid') return judged;
  return readPush(headers, judged.nonce);
}

function readPush(headers: Readonly<Record<string, string>>, nonce: string): PushJudgement {
  const missing = Object.entries(patterns).find(([name, pattern]) => !pattern.test(headers[name] ?? ''));
  if (missing) return { verdict: 'invalid', code: 'push.headers-missing', params: { header: missing[0] } };
  const of = (name: string) => headers[name] ?? '';
  const [question, asked] = [headers['edoc-asks-question'], headers['edoc-asks-delivery']];
  const push: Push = {
    delivery: of('edoc-delivery'),
    document: of('edoc-document'),
    carries: of('edoc-carries') as Push['carries'],
    sender: of('edoc-sender'),
    recipient: of('edoc-recipient'),
    addressedTo: of('edoc-addressed-to').split(', ').filter(Boolean),
    asks: question !== undefined && asked !== undefined ? { question, delivery: asked } : undefined,
    leaseToken: of('edoc-lease-token'),
    leaseUntil: of('edoc-lease-until'),
    packetSha256: Buffer.from(of('content-digest').slice('sha-256=:'.length, -1), 'base64').toString('hex'),
    nonce,
  };
  return { verdict: 'valid', push };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const code = /^[A-Za-z0-9.-]{1,35}$/;

/** Those there always are. */
const patterns: Readonly<Record<string, RegExp>> = {
  'content-digest': /^sha-256=:[A-Za-z0-9+/]{43}=:$/,
  'edoc-delivery': uuid,
  'edoc-document': uuid,
  'edoc-carries': /^(document|status)$/,
  'edoc-sender': code,
  'edoc-recipient': code,
  'edoc-lease-token': /^[\w-]{1,200}$/,
  'edoc-lease-until': /^\d{4}-\d\d-\d\dT[\d:.]+Z$/,
};

/** One that came twice is joined as HTTP joins them, and is then none that was signed. */
function oneOfEach(headers: PushRequest['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), typeof value === 'string' ? value : value.join(', ')]],
    ),
  );
}

import type { X509Certificate } from 'node:crypto';
import { type ErrorCode, isReceiptEvent, judgeSignedAt, type KeyList, type ListedKey } from '@edoc-axis/domain';
import { isSignedBy, type OpenedJws, openJws } from './compact-jws.js';
import { receiptCertificate } from './receipt-certificate.js';
import type { ReceiptClaims } from './receipt-claims.js';
import { receiptType } from './sign-receipt.js';
import type { PartyStatement } from './party-statement.js';
import { verifyPartySignature } from './verify-party-signature.js';

export type ReceiptJudgement =
  | {
      readonly verdict: 'valid';
      readonly claims: ReceiptClaims;
      readonly certificate: X509Certificate;
      /** Its key was lost later than the receipt says it was signed; who has the key may write an earlier date. */
      readonly keyLostSince?: string;
    }
  | {
      /** Genuine by its signature, which others than the axis could have made. */
      readonly verdict: 'doubtful';
      readonly code: ErrorCode;
      readonly params: Readonly<Record<string, unknown>>;
      readonly claims: ReceiptClaims;
      readonly certificate: X509Certificate;
    }
  | {
      readonly verdict: 'invalid' | 'untrusted' | 'expired';
      readonly code: ErrorCode;
      readonly params: Readonly<Record<string, unknown>>;
    };

/**
 * Judges a receipt offline, against the root of the axis it claims to come from. The certificate must have been valid
 * when the receipt was signed, not now: a receipt is shown years later.
 * @param jws a compact JWS, hostile
 * @param trust the PEM of the axis' root certificate; its verified list of keys, without which nobody knows which were lost
 * @throws when the root is no certificate
 */
export function verifyReceipt(
  jws: string,
  trust: { readonly rootPem: string; readonly keys?: KeyList },
): ReceiptJudgement {
  const opened = openJws(jws.trim());
  if (!opened) return malformed('compact JWS');
  if (opened.header['alg'] !== 'ES256') return malformed('alg');
  if (opened.header['typ'] !== receiptType) return malformed('typ');
  if (opened.header['crit'] !== undefined) return malformed('crit');

  const encoded: unknown = Array.isArray(opened.header['x5c']) ? opened.header['x5c'][0] : undefined;
  const certificate = typeof encoded === 'string' ? receiptCertificate(encoded, trust.rootPem) : 'unreadable';
  if (certificate === 'unreadable') return malformed('x5c');
  if (certificate === 'untrusted') return { verdict: 'untrusted', code: 'receipt.untrusted', params: {} };
  if (!isSignedBy(opened, certificate.publicKey)) {
    return { verdict: 'invalid', code: 'receipt.signature-invalid', params: {} };
  }
  const claims = claimsOf(opened);
  if (typeof claims === 'string') return malformed(claims);

  if (!isPartysOwn(claims)) return { verdict: 'invalid', code: 'receipt.party-signature-invalid', params: {} };

  const issuedAt = new Date(claims.iat * 1000);
  if (issuedAt < certificate.validFrom || issuedAt > certificate.validTo) {
    return { verdict: 'expired', code: 'receipt.certificate-expired', params: { issuedAt: issuedAt.toISOString() } };
  }
  const genuine = { verdict: 'valid', claims, certificate: certificate.x509 } as const;
  return trust.keys ? judgeKey(genuine, certificate.publicKeyPem, { keys: trust.keys, issuedAt }) : genuine;
}

/** Whether what the party signed beside it, if it did, is its own, and about this. */
function isPartysOwn({ said, by, delivery = '', doc }: ReceiptClaims): boolean {
  if (said === undefined || !('jws' in said)) return true;
  const { act, packetSha256, status, description } = (openJws(said.jws)?.payload ?? {}) as Partial<PartyStatement>;
  const about =
    act === 'confirm'
      ? { act, packetSha256: doc.packetSha256 }
      : { act: 'answer' as const, packetSha256, status, description };
  return (
    verifyPartySignature(said.jws, { keys: [said.key], expected: { iss: by, delivery, ...about } }).verdict === 'valid'
  );
}

/** What the list says of the key that signed it. */
function judgeKey(
  genuine: Extract<ReceiptJudgement, { verdict: 'valid' }>,
  publicKeyPem: string,
  { keys, issuedAt }: { keys: KeyList; issuedAt: Date },
): ReceiptJudgement {
  const key = keys.keys.find((each) => each.use === 'receipt' && each.publicKeyPem === publicKeyPem);
  if (!key) {
    const listedAt = new Date(keys.iat * 1000).toISOString();
    return { verdict: 'untrusted', code: 'receipt.key-unknown', params: { listedAt } };
  }
  const worth = judgeSignedAt(key, issuedAt);
  const lostSince = key.ended?.lostSince;
  if (worth === 'in-force') return lostSince === undefined ? genuine : { ...genuine, keyLostSince: lostSince };
  const { claims, certificate } = genuine;
  return { verdict: 'doubtful', ...doubt(worth, key, { issuedAt, document: claims.doc.id }), claims, certificate };
}

function doubt(worth: 'lost' | 'over', key: ListedKey, said: { issuedAt: Date; document: string }) {
  const issuedAt = said.issuedAt.toISOString();
  if (worth === 'over') return { code: 'receipt.key-over', params: { issuedAt, until: key.until } } as const;
  const params = { issuedAt, lostSince: key.ended?.lostSince, document: said.document };
  return { code: 'receipt.key-lost', params } as const;
}

/** @param field what is missing or wrong, by the name it has in every language */
function malformed(field: string): ReceiptJudgement {
  return { verdict: 'invalid', code: 'receipt.malformed', params: { field } };
}

/**
 * A genuine signature over something that is no receipt would be our own fault; a reader must still not stumble over it.
 * @returns the claims, or the name of the one that is missing or wrong
 */
function claimsOf({ payload }: OpenedJws): ReceiptClaims | string {
  const doc = payload['doc'] as Record<string, unknown> | undefined;
  if (!isReceiptEvent(payload['event'])) return 'event';
  if (!Number.isSafeInteger(payload['iat'])) return 'iat';
  for (const name of ['iss', 'jti', 'at', 'by']) if (typeof payload[name] !== 'string') return name;
  if (typeof doc !== 'object' || doc === null) return 'doc';
  for (const name of ['id', 'documentId', 'sender', 'packetSha256']) {
    if (typeof doc[name] !== 'string') return `doc.${name}`;
  }
  return payload as unknown as ReceiptClaims;
}

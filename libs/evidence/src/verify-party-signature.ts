import { createPublicKey, type JsonWebKey } from 'node:crypto';
import type { ErrorCode } from '@edoc-axis/domain';
import { isSignedBy, openJws } from './compact-jws.js';
import { type PartyStatement, partyStatementType } from './party-statement.js';

/** A public key a system is registered with. */
export interface PartyKey {
  readonly kid: string;
  readonly jwk: Readonly<Record<string, string>>;
}

export type PartyJudgement =
  | { readonly verdict: 'valid'; readonly statement: PartyStatement; readonly key: PartyKey }
  | { readonly verdict: 'invalid'; readonly code: ErrorCode };

/**
 * Judges the signature a recipient put beside its confirmation or answer: made with one of its system's registered keys,
 * and over exactly what was said.
 * @param jws a compact JWS, hostile
 * @param expected what the call beside it says; fields left out must be absent in the statement too
 */
export function verifyPartySignature(
  jws: string,
  { keys, expected }: { keys: readonly PartyKey[]; expected: Omit<PartyStatement, 'iat'> },
): PartyJudgement {
  const opened = openJws(jws);
  if (!opened || opened.header['alg'] !== 'ES256' || opened.header['typ'] !== partyStatementType) return refused;
  if (opened.header['crit'] !== undefined) return refused;
  // A system need not know what its key is called in the register.
  const { kid: named } = opened.header;
  const key = keys
    .filter(({ kid }) => named === undefined || kid === named)
    .find(({ jwk }) => isSignedBy(opened, createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' })));
  if (!key) return refused;

  const said = opened.payload as Partial<PartyStatement>;
  if (!Number.isSafeInteger(said.iat)) return refused;
  const agrees = fields.every((field) => said[field] === expected[field]);
  if (!agrees) return refused;
  return { verdict: 'valid', statement: said as PartyStatement, key: { kid: key.kid, jwk: key.jwk } };
}

const fields = ['iss', 'act', 'delivery', 'packetSha256', 'status', 'description'] as const;
const refused: PartyJudgement = { verdict: 'invalid', code: 'answer.signature-invalid' };

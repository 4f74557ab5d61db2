import { type KeyObject, sign } from 'node:crypto';

/**
 * What a recipient may say in its own name beside a confirmation or an answer, so that the evidence does not rest on the
 * axis alone.
 */
export interface PartyStatement {
  /** The system that says it. */
  readonly iss: string;
  /** Seconds since 1970. */
  readonly iat: number;
  readonly act: 'confirm' | 'answer';
  readonly delivery: string;
  /** Of the packet confirmed; on `confirm` only. */
  readonly packetSha256?: string;
  /** The status given and its description; on `answer` only. */
  readonly status?: string;
  readonly description?: string;
}

export const partyStatementType = 'edoc-statement+jwt';

/** Signs a statement with the system's own key (EC P-256): compact JWS, ES256, `typ: edoc-statement+jwt`. */
export function signPartyStatement(statement: PartyStatement, key: { kid?: string; privateKey: KeyObject }): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const signed = `${encode({ alg: 'ES256', typ: partyStatementType, kid: key.kid })}.${encode(statement)}`;
  const signature = sign('sha256', Buffer.from(signed), { key: key.privateKey, dsaEncoding: 'ieee-p1363' });
  return `${signed}.${signature.toString('base64url')}`;
}

import { type ReceiptClaims, signReceipt } from '@edoc-axis/evidence';
import { drawRandom } from '@edoc-axis/platform';
import type { NewReceipt } from '../store/new-rows.js';
import type { ExchangePorts } from './ports.js';

/** What a receipt is to say; who says it, when it was signed and its number are added here. */
export type Statement = Omit<ReceiptClaims, 'iss' | 'jti' | 'iat' | 'at'> & { readonly at: Date };

export function issueReceipt(ports: Pick<ExchangePorts, 'axis' | 'receiptKey'>, statement: Statement): NewReceipt {
  const { at, ...said } = statement;
  const jti = drawRandom(16).toString('base64url');
  const iat = Math.floor(at.getTime() / 1000);
  const claims: ReceiptClaims = { iss: ports.axis, jti, iat, ...said, at: at.toISOString() };
  return {
    id: jti,
    event: statement.event,
    at,
    document: statement.doc.id,
    delivery: statement.delivery,
    recipient: statement.recipient,
    jws: signReceipt(claims, ports.receiptKey),
  };
}

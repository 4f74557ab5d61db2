import type { Fact } from '@edoc-axis/contracts';
import { type ReceiptClaims, verifyReceipt } from '@edoc-axis/evidence';
import type { NewFinding } from '../store/feed.js';

export interface JudgedReceipt {
  /** Absent when the receipt is not to be believed. */
  readonly claims?: ReceiptClaims;
  readonly finding?: NewFinding;
}

/**
 * Verifies the receipt a fact came with, and that it says what the fact says. A bad one is kept like any other: it is
 * evidence against us.
 */
export function judgeReceipt(fact: Fact, rootPem: string): JudgedReceipt {
  const { receipt } = fact;
  if (!receipt) return {};
  const judgement = verifyReceipt(receipt.jws, { rootPem });
  if (judgement.verdict !== 'valid') {
    const { code, params } = judgement;
    return { finding: { code, subject: receipt.id, params } };
  }
  const { claims } = judgement;
  const field = differingField(fact, receipt, claims);
  if (field === undefined) return { claims };
  return { finding: { code: 'receipt.not-of-its-fact', subject: receipt.id, params: { field } } };
}

function differingField(fact: Fact, receipt: NonNullable<Fact['receipt']>, claims: ReceiptClaims): string | undefined {
  const pairs: Record<string, readonly [unknown, unknown]> = {
    jti: [claims.jti, receipt.id],
    event: [claims.event, receipt.event],
    document: [claims.doc.id, fact.document],
    delivery: [claims.delivery, receipt.delivery],
    recipient: [claims.recipient, receipt.recipient],
  };
  return Object.keys(pairs).find((field) => pairs[field]?.[0] !== pairs[field]?.[1]);
}

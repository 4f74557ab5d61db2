import type { Fact } from '@edoc-axis/contracts';
import { type ReceiptClaims, type ReceiptJudgement, verifyReceipt } from '@edoc-axis/evidence';
import type { KeyRing } from '@edoc-axis/platform';
import type { NewFinding } from '../store/feed.js';

export interface JudgedReceipt {
  /** Absent when the receipt is not to be believed. */
  readonly claims?: ReceiptClaims;
  readonly finding?: NewFinding;
}

/** The axis' root certificate and its list of keys; without the list every key the root certified counts. */
export interface ReceiptTrust {
  readonly rootPem: string;
  readonly ring?: Pick<KeyRing, 'list' | 'refresh'>;
}

/**
 * Verifies the receipt a fact came with, and that it says what the fact says. A bad one is kept like any other: it is
 * evidence against us.
 */
export function judgeReceipt(fact: Fact, trust: ReceiptTrust): JudgedReceipt {
  const { receipt } = fact;
  if (!receipt) return {};
  const judgement = judge(receipt.jws, trust);
  if (!isOurs(judgement)) return { finding: { code: judgement.code, subject: receipt.id, params: judgement.params } };
  const { claims } = judgement;
  const field = differingField(fact, receipt, claims);
  if (field === undefined) return { claims };
  return { finding: { code: 'receipt.not-of-its-fact', subject: receipt.id, params: { field } } };
}

/** One by a key that was lost came from the exchange all the same: such as these tell genuine ones from forged. */
function isOurs(judgement: ReceiptJudgement): judgement is Extract<ReceiptJudgement, { claims: ReceiptClaims }> {
  return judgement.verdict === 'valid' || (judgement.verdict === 'doubtful' && judgement.code === 'receipt.key-lost');
}

/** A key that was not heard of yet may have been made a moment ago. */
function judge(jws: string, { rootPem, ring }: ReceiptTrust): ReceiptJudgement {
  const judgement = verifyReceipt(jws, { rootPem, keys: ring?.list });
  if (!ring || !('code' in judgement) || judgement.code !== 'receipt.key-unknown') return judgement;
  ring.refresh();
  return verifyReceipt(jws, { rootPem, keys: ring.list });
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

import type { SubmissionView } from '@edoc-axis/contracts';
import { verifyReceipt } from '@edoc-axis/evidence';

/** A fast answer that is wrong is no figure. */
export function expectThat(holds: boolean, what: string): void {
  if (!holds) throw new Error(`This does not hold: ${what}.`);
}

/** Every submission a document of its own, every receipt genuine and about that document. */
export function expectGenuine(submissions: readonly SubmissionView[], rootPem: string): void {
  expectThat(
    new Set(submissions.map(({ id }) => id)).size === submissions.length,
    'no two submissions are one document',
  );
  for (const { id, receipt } of submissions) {
    const judged = verifyReceipt(receipt, { rootPem });
    expectThat(judged.verdict === 'valid' && judged.claims.doc.id === id, `the receipt of ${id} is genuine`);
  }
}

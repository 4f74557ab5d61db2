import type { examineTracker as question, Finding, ReplyOf } from '@edoc-axis/contracts';
import { type ErrorCode, isCatalogued, isErrorCode, type SentenceParams, sentences } from '@edoc-axis/domain';

import type { TrackerPorts } from '../ports.js';
import { examineRereading } from '../store/rereading.js';
import { examineTables } from '../store/evidence.js';

/** More are not read by anybody at once; the first ones lead to the cause. */
const findingsMax = 500;
/** A tracker further behind says that it has not caught up. */
const pagesMax = 20;

/** Is every fact here, in order, once, with its receipt, and is every receipt what it claims to be? */
export async function examine({ pool, puller, rereadShare: share }: TrackerPorts): Promise<ReplyOf<typeof question>> {
  const caughtUp = await puller.catchUp(pagesMax).then(
    (outcome) => outcome.caughtUp,
    (error: unknown) => {
      // Without the exchange what is here can be examined, and how far it lags cannot.
      if (isCatalogued(error)) return false;
      throw error;
    },
  );
  const { facts, receipts, position, newest, findings, withoutReceipt } = await examineTables(pool, findingsMax);
  const { behind, unread } = await examineRereading(pool, findingsMax);
  return {
    facts,
    receipts,
    caughtUp,
    rereading: { share, behind },
    findings: [
      ...(facts === position && newest === position
        ? []
        : [found('fact.positions-broken', String(position), { factCount: facts, position })]),
      ...withoutReceipt.map(({ fact, receipt }) => found('fact.receipt-missing', fact, { receipt })),
      ...unread.map(({ document, code, params }) =>
        found('document.not-read-anew', `document ${document}`, { document, reason: { code, params } }),
      ),
      ...findings.flatMap(({ code, subject, params }) => (isErrorCode(code) ? found(code, subject, params) : [])),
    ],
  };
}

function found(code: ErrorCode, subject: string, params: SentenceParams): Finding {
  return { code, subject, sentence: sentences(code, params) };
}

import { CataloguedError, isErrorCode } from '@edoc-axis/domain';
import type { ReplyOf, submitDocument } from '@edoc-axis/contracts';

/** The receipt of a refusal stands in the problem: a refusal without evidence looks like a fault. */
export function refusalOf(outcome: ReplyOf<typeof submitDocument>): CataloguedError {
  if (outcome.outcome === 'refused' && isErrorCode(outcome.code)) {
    return new CataloguedError(outcome.code, { ...outcome.params, receipt: outcome.receipt });
  }
  return new CataloguedError(
    'process.bad-answer',
    { process: 'exchange', pattern: 'exchange.submit-document' },
    { detail: JSON.stringify(outcome).slice(0, 500) },
  );
}

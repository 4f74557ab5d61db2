import type { ErrorCode, SentenceParams } from '@edoc-axis/domain';

/** Why a submission is not accepted: ordinary business, answered with a receipt. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly params: SentenceParams;
}

import type { Saying } from '@edoc-axis/contracts';
import { isErrorCode, sentences } from '@edoc-axis/domain';
import type { StoredProblem } from '../store/destinations.js';

/** What went wrong, in words; nothing for a code that only another version knows. */
export function sayingOfProblem(problem: StoredProblem | null | undefined): Saying | undefined {
  if (!problem || !isErrorCode(problem.code)) return undefined;
  return { ...problem, sentence: sentences(problem.code, problem.params) };
}

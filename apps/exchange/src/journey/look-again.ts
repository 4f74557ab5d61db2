import { CataloguedError, type ErrorCode } from '@edoc-axis/domain';

/** So often two who act on the same thing at the same moment may get in each other's way. */
const attemptsMax = 5;

/**
 * Looks and decides until what was decided could be written: compare-and-set fails when somebody else was quicker, and
 * what they did may change the decision.
 * @param attempt returns undefined when it was overtaken
 * @throws CataloguedError `overtaken` when it was overtaken again and again
 */
export async function untilWritten<Result>(
  attempt: () => Promise<Result | undefined>,
  overtaken: ErrorCode = 'delivery.changed-meanwhile',
): Promise<Result> {
  for (let attempts = 0; attempts < attemptsMax; attempts += 1) {
    const result = await attempt();
    if (result !== undefined) return result;
  }
  throw new CataloguedError(overtaken);
}

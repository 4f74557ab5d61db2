import { CataloguedError } from '@edoc-axis/domain';

/** So often two who change one delivery at the same moment may get in each other's way. */
const attemptsMax = 5;

/**
 * Looks and decides until what was decided could be written: compare-and-set fails when somebody else was quicker, and
 * what they did may change the decision.
 * @param attempt returns undefined when it was overtaken
 * @throws CataloguedError `delivery.changed-meanwhile`
 */
export async function untilWritten<Result>(attempt: () => Promise<Result | undefined>): Promise<Result> {
  for (let attempts = 0; attempts < attemptsMax; attempts += 1) {
    const result = await attempt();
    if (result !== undefined) return result;
  }
  throw new CataloguedError('delivery.changed-meanwhile');
}

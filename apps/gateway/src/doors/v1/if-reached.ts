import { isCatalogued } from '@edoc-axis/domain';

/** An answer that a page can do without: undefined while who would give it cannot be reached. */
export async function ifReached<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (isCatalogued(error) && error.kind === 'unavailable') return undefined;
    throw error;
  }
}

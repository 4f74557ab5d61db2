import { isCatalogued } from '@edoc-axis/domain';
import { inTransaction } from '@edoc-axis/platform';
import type { Pool, PoolClient } from 'pg';
import { untilWritten } from '../journey/parts.js';
import type { DeliveryCase } from '../store/delivery-case.js';
import { lockName } from '../store/names.js';
import { lockForwarding } from '../store/redirect.js';

/** What is to be done with a delivery, decided and signed. */
export interface Decision<Answer> {
  readonly about: Pick<DeliveryCase, 'sender' | 'document_id'>;
  /**
   * Looks again at what no version tells, and writes.
   * @returns false when somebody was quicker
   * @throws CataloguedError what would be refused by now: it is decided anew, and refused there, or answered
   */
  write(client: PoolClient): Promise<boolean>;
  /** Once it is written. */
  answer(): Promise<Answer>;
}

/** Nothing is left to be done. */
export interface Answered<Answer> {
  readonly answered: Answer;
}

/**
 * Sends something on. It is decided, and its receipts are signed, while nobody waits; it is written while nobody else
 * decides about its document's name, as who declares it void or sends a next edition does, or forwards. What was decided
 * about something that is different by then is not written, and decided anew.
 * @param decide returns undefined when it was overtaken
 */
export function decideThenWrite<Answer>(
  database: Pool,
  decide: () => Promise<Decision<Answer> | Answered<Answer> | undefined>,
): Promise<Answer> {
  return untilWritten(async () => {
    const decided = await decide();
    if (!decided) return undefined;
    if ('answered' in decided) return decided.answered;
    const isWritten = await inTransaction(database, async (client) => {
      const { sender, document_id: documentId } = decided.about;
      await lockName(client, { sender, documentId });
      await lockForwarding(client);
      // Thrown, so that nothing of it stays.
      if (!(await decided.write(client).catch(falseIfRefused))) throw new Overtaken();
      return true;
    }).catch((error: unknown) => {
      if (error instanceof Overtaken) return false;
      throw error;
    });
    return isWritten ? decided.answer() : undefined;
  });
}

class Overtaken extends Error {}

function falseIfRefused(error: unknown): false {
  if (isCatalogued(error)) return false;
  throw error;
}

import { inTransaction } from '@edoc-axis/platform';
import type { Pool, PoolClient } from 'pg';
import { untilWritten } from '../journey/look-again.js';
import { findDelivery } from '../store/delivery-case.js';
import { lockName } from '../store/names.js';
import { lockForwarding } from '../store/redirect.js';

/**
 * Sends something on while nobody else decides about its document's name, as who declares it void or sends a next edition
 * does, or forwards: what was looked at is still so when it is written.
 * @param act returns undefined when it was overtaken
 */
export function inTurn<Result>(
  database: Pool,
  delivery: string,
  act: (client: PoolClient) => Promise<Result | undefined>,
): Promise<Result> {
  return untilWritten(() =>
    inTransaction(database, async (client) => {
      const found = await findDelivery(client, delivery);
      if (found) await lockName(client, { sender: found.sender, documentId: found.document_id });
      await lockForwarding(client);
      return act(client);
    }),
  );
}

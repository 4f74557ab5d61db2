import type { HeardBy, listRecipientLists as question, ReplyOf } from '@edoc-axis/contracts';
import type { Caller } from '@edoc-axis/domain';
import { keepingAgency, type RecipientListPorts } from './keeping-agency.js';

/** The lists of an agency by name, each with how many recipients it has. */
export async function listRecipientLists(
  { code }: HeardBy<typeof question>,
  caller: Caller,
  ports: RecipientListPorts,
): Promise<ReplyOf<typeof question>> {
  const agency = await keepingAgency(code, caller, ports);
  const lists = await ports.store.recipientLists.of(agency);
  return {
    lists: lists.map(({ name, recipients, changedAt, changedBy }) => {
      return { name, recipients, changedAt: changedAt.toISOString(), changedBy };
    }),
  };
}

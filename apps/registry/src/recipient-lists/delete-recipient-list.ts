import type { deleteRecipientList as question, HeardBy } from '@edoc-axis/contracts';
import type { Caller } from '@edoc-axis/domain';
import { keepingAgency, type RecipientListPorts } from './keeping-agency.js';

/** The list is gone, also where it was before. */
export async function deleteRecipientList(
  { code, name }: HeardBy<typeof question>,
  caller: Caller,
  ports: RecipientListPorts,
): Promise<Record<never, never>> {
  await ports.store.recipientLists.delete(await keepingAgency(code, caller, ports), name);
  return {};
}

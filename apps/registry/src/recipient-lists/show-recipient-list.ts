import type { HeardBy, RecipientList, showRecipientList as question } from '@edoc-axis/contracts';
import { admitRecipient, type AgencyCode, type Caller, CataloguedError } from '@edoc-axis/domain';
import { recipientView } from '@edoc-axis/platform';
import { keepingAgency, type RecipientListPorts } from './keeping-agency.js';

/**
 * A list with its recipients as they are now: a code that closed since it was saved is shown as one that nothing goes to,
 * and stays until a clerk takes it out.
 * @throws CataloguedError `agency.list-unknown`, `caller.…`
 */
export async function showRecipientList(
  { code, name }: HeardBy<typeof question>,
  caller: Caller,
  ports: RecipientListPorts,
): Promise<RecipientList> {
  const agency = await keepingAgency(code, caller, ports);
  const list = await ports.store.recipientLists.list(agency, name);
  if (!list) throw new CataloguedError('agency.list-unknown', { agency, list: name });
  const { directory } = await ports.index.recent();
  const at = ports.clock.now();
  const view = recipientView(directory, at, agency);
  const sender = directory.agency(agency, at);
  return {
    name,
    changedAt: list.changedAt.toISOString(),
    changedBy: list.changedBy,
    recipients: list.recipients.map((recipient) => ({
      code: recipient,
      name: directory.agency(recipient, at)?.name,
      reachable: admitRecipient(recipient as AgencyCode, sender, view).outcome === 'reachable',
    })),
  };
}

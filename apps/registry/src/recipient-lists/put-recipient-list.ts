import {
  type HeardBy,
  type putRecipientList as question,
  type RecipientList,
  recipientListsMax,
} from '@edoc-axis/contracts';
import { type Caller, CataloguedError } from '@edoc-axis/domain';
import { readRegisteredCodes } from '../agencies/read-code.js';
import { keepingAgency, type RecipientListPorts } from './keeping-agency.js';
import { showRecipientList } from './show-recipient-list.js';

/**
 * The list is this from now on, whatever it was. The same again changes nothing but who said it last.
 * @throws CataloguedError `agency.unknown` for a code nobody has, `agency.too-many-lists`, `caller.…`
 */
export async function putRecipientList(
  { code, name, recipients: written }: HeardBy<typeof question>,
  caller: Caller & { readonly kind: 'person' },
  ports: RecipientListPorts,
): Promise<RecipientList> {
  const agency = await keepingAgency(code, caller, ports);
  const { store, clock } = ports;
  const recipients = await readRegisteredCodes(written, store.reader);
  const row = { agency, name, recipients, changedAt: clock.now(), changedBy: caller.person };
  if (!(await store.recipientLists.put(row, recipientListsMax))) {
    throw new CataloguedError('agency.too-many-lists', { agency, listsMax: recipientListsMax });
  }
  return showRecipientList({ code, name }, caller, ports);
}

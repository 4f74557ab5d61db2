import { isDeepStrictEqual } from 'node:util';
import type {
  AgencyContacts,
  contactsOf as asking,
  HeardBy,
  putContacts as putting,
  ReplyOf,
  showContacts as showing,
} from '@edoc-axis/contracts';
import type { RegistryReader } from '../store/registry-reader.js';
import type { RegistryStore } from '../store/registry-store.js';
import type { AdministrativeAct } from '../store/registry-writer.js';
import { registeredAgency } from './read-code.js';

const nobody: AgencyContacts = { clerks: [], technical: [] };

/** Whom to reach about an agency; nobody, until somebody is named. */
export async function showContacts(
  { code: written }: HeardBy<typeof showing>,
  reader: RegistryReader,
): Promise<AgencyContacts> {
  const { code } = await registeredAgency(written, reader);
  return (await reader.contacts(code)) ?? nobody;
}

/** Whom to tell something of these agencies: for the axis itself, which shows it to nobody. */
export async function contactsOf(
  { agencies }: HeardBy<typeof asking>,
  reader: RegistryReader,
): Promise<ReplyOf<typeof asking>> {
  const found = await reader.contactsOf(agencies);
  return { contacts: agencies.map((agency) => ({ ...(found.get(agency) ?? nobody), agency })) };
}

/** Names them anew, all of them: who is not named any more is no contact any more. The same again changes nothing. */
export function putContacts(
  { code: written, reason, clerks, technical }: HeardBy<typeof putting>,
  act: AdministrativeAct,
  store: RegistryStore,
): Promise<AgencyContacts> {
  const contacts = { clerks, technical };
  return store.write({ ...act, reason }, async (writer) => {
    const { code } = await registeredAgency(written, writer);
    const known = (await writer.contacts(code)) ?? nobody;
    if (!isDeepStrictEqual(known, contacts)) await writer.putContacts(code, contacts);
    return contacts;
  });
}

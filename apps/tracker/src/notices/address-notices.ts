import type { AgencyContacts, contactsOf, ReplyOf, RequestOf } from '@edoc-axis/contracts';
import { type Clock, newId } from '@edoc-axis/platform';
import type { Pool } from 'pg';
import {
  addressNotices as keepAddressed,
  type ChannelName,
  type NewLetter,
  type UnaddressedNotice,
  unaddressedNotices,
} from '../store/notices.js';

export interface AddressingParts {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly channels: ReadonlySet<ChannelName>;
  readonly ask: (wanted: RequestOf<typeof contactsOf>) => Promise<ReplyOf<typeof contactsOf>>;
}

const noticesTogetherMax = 200;

/** Asks who is to be told, and writes a letter for each; as they are named now, not when it happened. */
export async function addressNotices({ pool, clock, channels, ask }: AddressingParts): Promise<{ more: boolean }> {
  const notices = await unaddressedNotices(pool, noticesTogetherMax);
  if (notices.length === 0) return { more: false };
  const { contacts } = await ask({ agencies: [...new Set(notices.map(({ agency }) => agency))] });
  const byAgency = new Map(contacts.map((each) => [each.agency, each]));
  const letters = notices.flatMap((notice) => lettersOf(notice, byAgency.get(notice.agency), channels));
  await keepAddressed(pool, { notices: notices.map(({ id }) => id), letters, at: clock.now() });
  return { more: notices.length === noticesTogetherMax };
}

function lettersOf(
  { id: notice, audience, urgent }: UnaddressedNotice,
  { clerks, technical }: AgencyContacts = { clerks: [], technical: [] },
  channels: ReadonlySet<ChannelName>,
): NewLetter[] {
  const contacts = { clerks, technical, all: [...clerks, ...technical] }[audience];
  const letter = { notice, urgent };
  // Two roles may be one address.
  const addresses = new Set(contacts.flatMap(({ email }) => (email === undefined ? [] : [email])));
  return [
    ...(channels.has('call') ? [{ ...letter, id: newId(), channel: 'call', address: '', contacts } as const] : []),
    ...(channels.has('mail')
      ? [...addresses].map((address) => ({ ...letter, id: newId(), channel: 'mail', address }) as const)
      : []),
  ];
}

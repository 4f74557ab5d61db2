import type { Fact } from '@edoc-axis/contracts';
import type { FactKind } from '@edoc-axis/domain';
import type { ReceiptClaims } from '@edoc-axis/evidence';
import type { Party } from '../store/feed.js';

/**
 * Whom a fact makes a party to its document: who sent it, and every recipient it names. An acceptance for more than
 * fifty recipients names none; each becomes a party with the first fact about its delivery, which comes before anybody
 * there can know the document.
 */
export function partiesOf(fact: Fact, claims?: ReceiptClaims): Omit<Party, 'n'>[] {
  const { document, at, params } = fact;
  const sender = senderOf(fact, claims);
  const recipients = namesIn([claims?.recipient, params['recipient'], ...(listedIn(claims?.recipients) ?? [])]);
  const parties = new Map<string, Omit<Party, 'n'>>();
  for (const agency of recipients) parties.set(agency, { document, agency, since: at, sends: false });
  if (sender !== undefined) parties.set(sender, { document, agency: sender, since: at, sends: true });
  return [...parties.values()];
}

/** Who sent the document, where the fact or its receipt says so. Others tell of senders of other documents. */
export function senderOf({ kind, params }: Fact, claims?: ReceiptClaims): string | undefined {
  const [sender] = namesIn([claims?.doc.sender, tellSender.has(kind) ? params['sender'] : undefined]);
  return sender;
}

const tellSender: ReadonlySet<string> = new Set<FactKind>([
  'document.accepted',
  'document.rejected',
  'document.further-addressees',
]);

/**
 * The recipients whose business a fact is: what became of one delivery is not the others', and neither is to whom the
 * document went later. Absent when it is the business of every party.
 */
export function concernsOf({ delivery, params }: Fact): readonly string[] | undefined {
  if (delivery !== undefined) return namesIn([params['recipient']]);
  return listedIn(params['recipients']);
}

/** The same of a receipt: one that covers many recipients and names them is theirs. */
export function concernsOfReceipt(fact: Fact, claims?: ReceiptClaims): readonly string[] | undefined {
  return fact.delivery === undefined ? listedIn(claims?.recipients) : concernsOf(fact);
}

function listedIn(recipients: unknown): readonly string[] | undefined {
  return Array.isArray(recipients) ? namesIn(recipients) : undefined;
}

function namesIn(values: readonly unknown[]): string[] {
  return values.filter((value) => typeof value === 'string');
}

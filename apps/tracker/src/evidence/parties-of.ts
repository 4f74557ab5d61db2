import type { Fact } from '@edoc-axis/contracts';
import type { ReceiptClaims } from '@edoc-axis/evidence';
import type { Party } from '../store/feed.js';

/**
 * Whom a fact makes a party to its document: who sent it, and every recipient it names. An acceptance for more than
 * fifty recipients names none; each becomes a party with the first fact about its delivery, which comes before anybody
 * there can know the document.
 */
export function partiesOf({ document, at, params }: Fact, claims?: ReceiptClaims): Party[] {
  const senders = namesIn([claims?.doc.sender, params['sender']]);
  const recipients = namesIn([claims?.recipient, params['recipient'], ...(listedIn(claims?.recipients) ?? [])]);
  const parties = new Map<string, Party>();
  for (const agency of recipients) parties.set(agency, { document, agency, since: at, sends: false });
  for (const agency of senders) parties.set(agency, { document, agency, since: at, sends: true });
  return [...parties.values()];
}

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

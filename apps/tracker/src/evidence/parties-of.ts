import type { Fact } from '@edoc-axis/contracts';
import type { ReceiptClaims } from '@edoc-axis/evidence';
import type { Party } from '../store/feed.js';

/**
 * Whom a fact makes a party to its document: who sent it, and every recipient it names. An acceptance for more than
 * fifty recipients names none; each becomes a party with the first fact about its delivery, which comes before anybody
 * there can know the document.
 */
export function partiesOf({ document, at, params }: Fact, claims?: ReceiptClaims): Party[] {
  const listed = claims?.recipients;
  const agencies = [
    claims?.doc.sender,
    params['sender'],
    claims?.recipient,
    params['recipient'],
    ...(Array.isArray(listed) ? (listed as readonly string[]) : []),
  ];
  return [...new Set(agencies)].flatMap((agency) =>
    typeof agency === 'string' ? { document, agency, since: at } : [],
  );
}

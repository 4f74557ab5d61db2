import type { AgencyCode } from '../agencies/agency-code.js';
import { businessTypes, type BusinessType } from '../words/business-type.js';
import type { DeliveryState } from '../words/delivery-state.js';

/** A document accepted earlier under the same name (sender, DocumentId, business type). */
export interface EarlierDocument {
  readonly id: string;
  /** The digest of its content (header without the recipients, attachments) equals that of the new packet. */
  readonly sameContent: boolean;
  /** Everyone it was addressed to, and where the delivery that covers them stands; the same agency may appear more than once. */
  readonly deliveries: readonly { readonly addressee: AgencyCode; readonly state: DeliveryState }[];
}

export interface RepeatedSubmission {
  readonly businessType: BusinessType;
  readonly addressees: readonly AgencyCode[];
  /** Oldest first. */
  readonly earlier: readonly EarlierDocument[];
}

export type Repetition =
  /** The name was never used. */
  | { readonly outcome: 'new' }
  /**
   * Nothing new: the sender gets the receipt of `document` again. `closed` are the addressees whose delivery has ended
   * without success; the sender should hear that repeating will not bring it to them.
   */
  | { readonly outcome: 'same-receipt'; readonly document: string; readonly closed: readonly AgencyCode[] }
  /** "Gửi bổ sung": the same document, deliveries for these addressees only. */
  | {
      readonly outcome: 'further-addressees';
      readonly document: string;
      readonly addressees: readonly AgencyCode[];
      readonly closed: readonly AgencyCode[];
    }
  /** Sent again with other content, and no addressee holds the earlier one: accepted, linked to `follows`. */
  | { readonly outcome: 'next-edition'; readonly follows: string }
  /** Another revocation or update of the same document: each one is an act of its own. */
  | { readonly outcome: 'new-act'; readonly follows: string }
  /** These addressees hold other content under this name. `document` is the latest one they hold. */
  | { readonly outcome: 'conflict'; readonly document: string; readonly addressees: readonly AgencyCode[] };

/**
 * What a packet is whose name was used before. Asked under a lock on (sender, DocumentId), so that two packets at once
 * cannot both be new.
 *
 * The same content is the same document: a repetition, or a copy for further addressees. Other content is another act
 * for revocations and updates. For new documents and replacements it must not reach anyone who holds the earlier one,
 * because two agencies would then quote one number and mean two texts.
 */
export function judgeRepetition({ businessType, addressees, earlier }: RepeatedSubmission): Repetition {
  const latest = earlier.at(-1);
  if (!latest) return { outcome: 'new' };

  const asked = [...new Set(addressees)];
  const same = earlier.findLast((document) => document.sameContent);
  const reached = same ? addresseesOf(same) : new Set<AgencyCode>();
  const further = asked.filter((addressee) => !reached.has(addressee));
  const everyActCounts = businessType === businessTypes.revocation || businessType === businessTypes.update;

  const conflict = everyActCounts ? undefined : conflictWith(earlier, further);
  if (conflict) return conflict;
  if (!same) return { outcome: everyActCounts ? 'new-act' : 'next-edition', follows: latest.id };

  const held = holdersOf(same);
  const closed = asked.filter((addressee) => reached.has(addressee) && !held.has(addressee));
  if (further.length === 0) return { outcome: 'same-receipt', document: same.id, closed };
  return { outcome: 'further-addressees', document: same.id, addressees: further, closed };
}

/** In these states the recipient has the document, or may fetch it at any moment. */
const holding: ReadonlySet<DeliveryState> = new Set(['pending', 'delivered', 'acknowledged']);

function conflictWith(earlier: readonly EarlierDocument[], addressees: readonly AgencyCode[]): Repetition | undefined {
  const others = earlier
    .filter((document) => !document.sameContent)
    .map((document) => ({ id: document.id, holders: holdersOf(document) }));
  const holders = addressees.filter((addressee) => others.some((document) => document.holders.has(addressee)));
  const held = others.findLast((document) => holders.some((addressee) => document.holders.has(addressee)));
  return held && { outcome: 'conflict', document: held.id, addressees: holders };
}

function addresseesOf(document: EarlierDocument): ReadonlySet<AgencyCode> {
  return new Set(document.deliveries.map((delivery) => delivery.addressee));
}

function holdersOf(document: EarlierDocument): ReadonlySet<AgencyCode> {
  return new Set(document.deliveries.filter(({ state }) => holding.has(state)).map(({ addressee }) => addressee));
}

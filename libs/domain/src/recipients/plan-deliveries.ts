import type { AgencyCode } from '../agencies/agency-code.js';
import type { ErrorCode } from '../errors/catalogue.js';
import type { SentenceParams } from '../text/language.js';
import { isUrgent, type Priority } from '../words/priority.js';
import { admitRecipient } from './admit-recipient.js';
import type { BadRecipient, DirectoryView, EffectiveRecipient } from './resolve-recipient.js';

export type OnBadRecipients = 'refuse' | 'deliver-rest';

/** One delivery for each agency that receives, however many codes of the packet lead to it. */
export interface PlannedDelivery {
  readonly recipient: AgencyCode;
  readonly addressedTo: readonly AgencyCode[];
  /** Those of `addressedTo` that are closed and come here instead. */
  readonly redirected: readonly EffectiveRecipient[];
}

export type DeliveryPlan =
  /** `bad` ones get an undeliverable delivery each, with its receipt and notice. */
  | {
      readonly outcome: 'deliver';
      readonly deliveries: readonly PlannedDelivery[];
      readonly bad: readonly BadRecipient[];
    }
  | {
      readonly outcome: 'refused';
      readonly code: ErrorCode;
      readonly params: SentenceParams;
      readonly bad: readonly BadRecipient[];
    };

/**
 * Whom a submission goes to. Bad recipients refuse the whole of it, and all of them are named at once: half a
 * distribution list looks like success. The sender may ask to deliver to the rest, and an urgent document does not wait
 * for a correction; with nobody left it is refused in any case.
 */
export function planDeliveries(
  addressees: readonly AgencyCode[],
  { onBad, priority }: { readonly onBad: OnBadRecipients; readonly priority: Priority },
  directory: DirectoryView,
): DeliveryPlan {
  const good: EffectiveRecipient[] = [];
  const bad: BadRecipient[] = [];
  const sender = directory.sender && directory.find(directory.sender);
  for (const addressee of new Set(addressees)) {
    const resolved = admitRecipient(addressee, sender, directory);
    if (resolved.outcome === 'bad') bad.push(resolved);
    else good.push(resolved);
  }

  const restGoes = good.length > 0 && (onBad === 'deliver-rest' || isUrgent(priority));
  if (bad.length > 0 && !restGoes) {
    const recipients = bad.map((recipient) => recipient.addressee);
    return { outcome: 'refused', code: 'document.bad-recipients', params: { recipients }, bad };
  }
  if (good.length === 0) return { outcome: 'refused', code: 'document.no-recipients', params: {}, bad };
  return { outcome: 'deliver', deliveries: groupByRecipient(good), bad };
}

function groupByRecipient(reachable: readonly EffectiveRecipient[]): PlannedDelivery[] {
  const groups = new Map<AgencyCode, EffectiveRecipient[]>();
  for (const recipient of reachable) {
    const group = groups.get(recipient.effective);
    if (group) group.push(recipient);
    else groups.set(recipient.effective, [recipient]);
  }
  return [...groups].map(([recipient, group]) => ({
    recipient,
    addressedTo: group.map(({ addressee }) => addressee),
    redirected: group.filter(({ redirected }) => redirected !== undefined),
  }));
}

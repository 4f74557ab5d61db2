import type { EffectiveRecipient } from '@edoc-axis/domain';
import { newId } from '@edoc-axis/platform';
import type { NewFact } from '../../store/new-rows.js';
import type { Held, Redirection, WaitingElsewhere } from '../../store/redirect.js';

/** A delivery that waits for a closed code, and who receives for that. */
export interface Forwarding {
  readonly delivery: WaitingElsewhere;
  readonly to: EffectiveRecipient;
}

/**
 * What is written so that each office gets each packet once: those that go to one office become one delivery, that which
 * the office has already, or the first of them. One of which something is asked goes alone, with its question.
 * @param held what these offices have of these packets
 */
export function joinDeliveries(forwardings: readonly Forwarding[], held: readonly Held[], at: Date): Redirection[] {
  const meetings = new Map<string, Forwarding[]>();
  for (const forwarding of forwardings) {
    const { delivery, to } = forwarding;
    const place = delivery.asked ? delivery.id : placeOf({ packet: delivery.packet, recipient: to.effective });
    meetings.set(place, [...(meetings.get(place) ?? []), forwarding]);
  }
  return [...meetings].flatMap(([place, meeting]) => {
    const into = held.find((delivery) => placeOf(delivery) === place) ?? meeting[0]?.delivery;
    const recipient = meeting[0]?.to.effective;
    if (!into || !recipient) return [];
    const joins = meeting.flatMap(({ delivery: { id, version } }) => (id === into.id ? [] : { id, version }));
    const facts = meeting.map((forwarding) => factOf(forwarding, into.id, at));
    return { delivery: { id: into.id, version: into.version }, recipient, joins, facts };
  });
}

/** The same fact as when it is sent to a code that has closed. Who knows the delivery by its former id finds it here. */
function factOf({ delivery: { id, document, recipient: addressee }, to }: Forwarding, into: string, at: Date): NewFact {
  const { effective: recipient, redirected } = to;
  const former = id === into ? undefined : id;
  return {
    ...{ id: newId(), kind: 'delivery.redirected-by-closure', at, by: 'axis', document, delivery: into },
    params: { addressee, recipient, closedAt: redirected?.closedAt, standInUntil: redirected?.until, former },
  };
}

function placeOf({ packet, recipient }: Pick<Held, 'packet' | 'recipient'>): string {
  return `${packet} ${recipient}`;
}

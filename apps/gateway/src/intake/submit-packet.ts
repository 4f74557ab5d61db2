import { type ReplyOf, submitDocument, type WrittenPacket } from '@edoc-axis/contracts';
import { isCatalogued } from '@edoc-axis/domain';
import { type ArrivingPacket, type IntakePorts, receivePacket } from './receive-packet.js';

export interface SubmissionWish {
  readonly addressees?: string[];
  /** In whose name it is sent, where that is said beside the packet. */
  readonly from?: string;
  readonly onBadRecipients: 'refuse' | 'deliver-rest';
  readonly checkOnly: boolean;
  /** The document it is to be the revocation of. */
  readonly revokes?: string;
}

/** With what came, as it was measured: of a packet the door wrote itself nobody else can tell its sender. */
export type SubmissionOutcome = ReplyOf<typeof submitDocument> & { readonly written: WrittenPacket };

/**
 * Takes a packet in and puts it before the exchange. What the exchange did not take is removed again; when nobody knows
 * whether it took it, the packet stays for the sweeper, because the exchange may be about to keep it.
 */
export async function submitPacket(
  ports: IntakePorts,
  arriving: ArrivingPacket,
  wish: SubmissionWish,
): Promise<SubmissionOutcome> {
  const { discard, written, ...received } = await receivePacket(ports, arriving);
  let outcome: ReplyOf<typeof submitDocument>;
  try {
    outcome = await ports.asker.ask(submitDocument, { ...wish, ...received }, arriving.by);
  } catch (error) {
    if (isDefinite(error)) await discard();
    // Whoever is refused in person asks again before it is read again.
    if (isAboutCaller(error)) ports.latelyAdmitted.remove(arriving.by.caller ?? '');
    throw error;
  }
  if (outcome.outcome !== 'accepted') await discard();
  return { ...outcome, written };
}

function isDefinite(error: unknown): boolean {
  return isCatalogued(error) && error.kind !== 'unavailable' && error.kind !== 'internal';
}

function isAboutCaller(error: unknown): boolean {
  return isCatalogued(error) && error.code.startsWith('caller.');
}

import { submitStatus } from '@edoc-axis/contracts';
import type { ArrivingPacket, IntakePorts } from '../../intake/receive-packet.js';
import { receiveStatus } from '../../intake/receive-status.js';
import { refusalOf } from '../../intake/refusal-of.js';
import { submitPacket } from '../../intake/submit-packet.js';

/** What the client says that it sends. */
export interface Announced {
  readonly type: 'edoc' | 'status';
  /** Where its door has them beside the packet: whose packet it is, and which of its recipients it is for. */
  readonly from?: string;
  readonly addressees?: string[];
}

/**
 * Takes a packet of a client that sends documents and statuses by one call.
 * @returns the id its sender finds it by; of a status: that of the document it is about
 * @throws CataloguedError why it was not taken
 */
export async function takePacket(intake: IntakePorts, packet: ArrivingPacket, announced: Announced): Promise<string> {
  const { from, addressees } = announced;
  if (announced.type === 'status') {
    const status = await receiveStatus(intake, packet);
    return (await intake.asker.ask(submitStatus, { ...status, from }, packet.by)).document;
  }
  const wish = { addressees, from, onBadRecipients: 'refuse', checkOnly: false } as const;
  const outcome = await submitPacket(intake, packet, wish);
  if (outcome.outcome !== 'accepted' && outcome.outcome !== 'repeated') throw refusalOf(outcome);
  return outcome.submission.id;
}

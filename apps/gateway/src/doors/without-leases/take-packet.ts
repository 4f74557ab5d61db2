import { submitStatus } from '@edoc-axis/contracts';
import type { ArrivingPacket, IntakePorts } from '../../intake/receive-packet.js';
import { receiveStatus } from '../../intake/receive-status.js';
import { refusalOf } from '../../intake/refusal-of.js';
import { submitPacket } from '../../intake/submit-packet.js';

/** What the client says that it sends; `addressees`, where it names them beside the packet. */
export type Announced = { readonly type: 'edoc'; readonly addressees?: string[] } | { readonly type: 'status' };

/**
 * Takes a packet of a client that sends documents and statuses by one call.
 * @returns the id its sender finds it by; of a status: that of the document it is about
 * @throws CataloguedError why it was not taken
 */
export async function takePacket(intake: IntakePorts, packet: ArrivingPacket, announced: Announced): Promise<string> {
  if (announced.type === 'status') {
    return (await intake.asker.ask(submitStatus, await receiveStatus(intake, packet), packet.by)).document;
  }
  const { addressees } = announced;
  const outcome = await submitPacket(intake, packet, { addressees, onBadRecipients: 'refuse', checkOnly: false });
  if (outcome.outcome !== 'accepted' && outcome.outcome !== 'repeated') throw refusalOf(outcome);
  return outcome.submission.id;
}

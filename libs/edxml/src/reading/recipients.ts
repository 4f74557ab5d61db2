import { CataloguedError, readAgencyCode, type PacketOrgan } from '@edoc-axis/domain';

/** No agency twice, in whichever of its written forms: a recipient's system would take the second for another delivery. */
export function refuseRepeatedRecipients(recipients: readonly PacketOrgan[]): void {
  const seen = new Set<string>();
  for (const { organId } of recipients) {
    const code = readAgencyCode(organId) ?? organId;
    if (seen.has(code)) throw new CataloguedError('packet.organ-id-repeated', { recipient: organId });
    seen.add(code);
  }
}

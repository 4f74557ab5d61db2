import { CataloguedError, readAgencyCode, type PacketOrgan } from '@edoc-axis/domain';
import { organShape } from '../shapes/document-shape.js';
import { readShape } from '../shapes/field.js';
import type { PacketElement } from './element.js';
import type { Remarks } from './remarks.js';

/** Reads the last recipient that has passed before it is known what else the header says, and lets its element go. */
export function readLastRecipient(messageHeader: PacketElement, remarks: Remarks): void {
  const last = messageHeader.content.findLast((part) => typeof part !== 'string');
  if (last?.local !== 'To' || messageHeader.local !== 'MessageHeader') return;
  last.readEarly = readShape(organShape, last, remarks);
  last.content = [];
}

/** No agency twice, in whichever of its written forms: a recipient's system would take the second for another delivery. */
export function refuseRepeatedRecipients(recipients: readonly PacketOrgan[]): void {
  const seen = new Set<string>();
  for (const { organId } of recipients) {
    const code = readAgencyCode(organId) ?? organId;
    if (seen.has(code)) throw new CataloguedError('packet.organ-id-repeated', { recipient: organId });
    seen.add(code);
  }
}

import { createHash } from 'node:crypto';
import { formatPacketMoment, type StaffInfo, type StatusCode } from '@edoc-axis/domain';
import { writeStatusPacket } from '@edoc-axis/edxml';
import { newId } from '@edoc-axis/platform';
import type { DeliveryCase } from '../store/delivery-case.js';
import type { NewStatus } from '../store/record-outcome.js';
import type { ExchangePorts } from './ports.js';

export interface SaidAboutDelivery {
  readonly found: DeliveryCase;
  /** Who says it, and whose system it is for: one is the sender of the document, the other its recipient. */
  readonly from: { readonly organId: string; readonly organName: string };
  readonly to: string;
  readonly statusCode: StatusCode;
  readonly description: string;
  readonly staffInfo?: StaffInfo;
  readonly at: Date;
}

/** What one side said in JSON about a delivery, as the status packet the other side's system expects. Nobody signed it. */
export function statusPacket(
  { times }: Pick<ExchangePorts, 'times'>,
  { found, to, at, ...said }: SaidAboutDelivery,
): NewStatus {
  const inline = writeStatusPacket({
    ...said,
    responseFor: {
      organId: to,
      code: `${found.code_number}/${found.code_notation}`,
      documentId: found.document_id,
      promulgationDate: found.promulgated_on?.replaceAll('-', '/'),
    },
    timestamp: formatPacketMoment(at),
  });
  return {
    packet: { id: newId(), sha256: createHash('sha256').update(inline).digest(), inline },
    delivery: {
      id: newId(),
      recipient: to,
      expires_at: new Date(at.getTime() + times.timeToLiveMs),
      urgent: found.urgent,
    },
  };
}

import { createHash } from 'node:crypto';
import type { answerDelivery as question, HeardBy } from '@edoc-axis/contracts';
import { formatPacketMoment } from '@edoc-axis/domain';
import { writeStatusPacket } from '@edoc-axis/edxml';
import { newId } from '@edoc-axis/platform';
import type { DeliveryCase } from '../../store/delivery-case.js';
import type { NewStatus } from '../../store/record-outcome.js';
import type { ExchangePorts } from '../ports.js';

/**
 * An answer given as JSON, as the status packet the sender's system expects. Nobody signed it, and it says so: it begins
 * with whose answer the axis wrote down.
 */
export function renderStatus(
  { directory, times }: Pick<ExchangePorts, 'directory' | 'times'>,
  { found, request, at }: { found: DeliveryCase; request: HeardBy<typeof question>; at: Date },
): NewStatus {
  const { recipient, sender } = found;
  const name = directory.agency(recipient, at)?.name ?? recipient;
  const said = request.description ? `: ${request.description}` : '';
  const inline = writeStatusPacket({
    from: { organId: recipient, organName: name },
    responseFor: {
      organId: sender,
      code: `${found.code_number}/${found.code_notation}`,
      documentId: found.document_id,
      promulgationDate: found.promulgated_on?.replaceAll('-', '/'),
    },
    staffInfo: request.staff,
    statusCode: request.status,
    description: `Trục lập theo phản hồi của ${name}${said}`,
    timestamp: formatPacketMoment(at),
  });
  return {
    packet: { id: newId(), sha256: createHash('sha256').update(inline).digest(), inline },
    delivery: {
      id: newId(),
      recipient: sender,
      expires_at: new Date(at.getTime() + times.timeToLiveMs),
      urgent: found.urgent,
    },
  };
}

import type { answerDelivery as question, HeardBy } from '@edoc-axis/contracts';
import type { DeliveryCase } from '../../store/delivery-case.js';
import type { NewStatus } from '../../store/record-outcome.js';
import type { ExchangePorts } from '../ports.js';
import { statusPacket } from '../status-packet.js';

/** An answer given as JSON, for the sender's system: it begins with whose answer the axis wrote down. */
export function renderStatus(
  ports: Pick<ExchangePorts, 'directory' | 'times'>,
  { found, request, at }: { found: DeliveryCase; request: HeardBy<typeof question>; at: Date },
): NewStatus {
  const { recipient, sender } = found;
  const name = ports.directory.agency(recipient, at)?.name ?? recipient;
  const said = request.description ? `: ${request.description}` : '';
  return statusPacket(ports, {
    found,
    at,
    from: { organId: recipient, organName: name },
    to: sender,
    statusCode: request.status,
    description: `Trục lập theo phản hồi của ${name}${said}`,
    staffInfo: request.staff,
  });
}

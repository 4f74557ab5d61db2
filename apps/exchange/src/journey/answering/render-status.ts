import type { answerDelivery as question, HeardBy } from '@edoc-axis/contracts';
import type { StatusCode } from '@edoc-axis/domain';
import type { DeliveryCase } from '../../store/delivery-case.js';
import type { NewStatus } from '../../store/record-outcome.js';
import type { ExchangePorts } from '../ports.js';
import { type BroughtStatus, carryStatus, statusPacket } from '../status-packet.js';

type Said = Pick<HeardBy<typeof question>, 'description' | 'staff'> & {
  readonly status: StatusCode;
  readonly packet?: BroughtStatus;
};

/**
 * An answer for the sender's system: the packet the recipient's system made, or, given as JSON, one that begins with whose
 * answer the axis wrote down.
 */
export function renderStatus(
  ports: Pick<ExchangePorts, 'directory' | 'times'>,
  { found, request, at }: { found: DeliveryCase; request: Said; at: Date },
): NewStatus | undefined {
  const { recipient, sender } = found;
  if (request.packet) return carryStatus(ports, { found, to: sender, at }, request.packet);
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

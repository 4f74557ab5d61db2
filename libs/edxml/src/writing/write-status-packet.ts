import type { StatusHeader } from '@edoc-axis/domain';
import { writeShape } from '../shapes/field.js';
import { statusShape } from '../shapes/status-shape.js';
import { acceptablePacket } from './acceptable-packet.js';
import { packetEnd, packetStart, writeEnvelope } from './write-envelope.js';

/**
 * A status packet, unsigned, as real builders write it. Dates may be in any accepted shape.
 *
 * @throws CataloguedError `packet.…` for whatever our own door would refuse
 */
export function writeStatusPacket(status: StatusHeader): Buffer {
  const envelope = writeEnvelope((out) => out.element('MessageHeader', () => writeShape(statusShape, status, out)));
  return acceptablePacket(packetStart + envelope + packetEnd);
}

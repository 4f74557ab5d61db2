import { createPacketPass } from '../read-packet.js';

/**
 * The bytes of a complete packet we have written. They are read back by the very reader that guards our door, so that
 * there is one set of rules and nothing leaves that would not be let in.
 *
 * @throws CataloguedError `packet.…`
 */
export function acceptablePacket(text: string): Buffer {
  const packet = Buffer.from(text);
  const pass = createPacketPass();
  pass.write(packet);
  pass.end();
  return packet;
}

import { CataloguedError } from '@edoc-axis/domain';
import { createPacketPass } from '../read-packet.js';

/**
 * The bytes of a complete packet we have written. They are read back by the very reader that guards our door, so that
 * there is one set of rules and nothing leaves that would not be let in.
 *
 * @throws CataloguedError `packet.…` or `xml.…`
 */
export function acceptablePacket(text: string): Buffer {
  // Half of a surrogate pair has no UTF-8; it would silently become another character.
  const half = text.search(/\p{Surrogate}/u);
  if (half >= 0) throw new CataloguedError('xml.character-illegal', { offset: Buffer.byteLength(text.slice(0, half)) });
  const packet = Buffer.from(text);
  const pass = createPacketPass();
  pass.write(packet);
  pass.end();
  return packet;
}

import type { AgencyCode } from '../agencies/agency-code.js';
import { CataloguedError } from '../errors/catalogued-error.js';

/**
 * Whom a packet is addressed to: the list given beside it, where a door has one, else its own `To`. The packet is what
 * the sender signed, so the list may leave recipients out and never add one.
 *
 * @throws `document.not-addressees` naming every code that `To` does not have; `document.no-recipients`
 */
export function chooseAddressees(
  packetTo: readonly AgencyCode[],
  besidePacket: readonly AgencyCode[] | undefined,
): readonly AgencyCode[] {
  const chosen = [...new Set(besidePacket ?? packetTo)];
  if (chosen.length === 0) throw new CataloguedError('document.no-recipients');
  const inPacket = new Set(packetTo);
  const strangers = chosen.filter((agency) => !inPacket.has(agency));
  if (strangers.length > 0) throw new CataloguedError('document.not-addressees', { recipients: strangers });
  return chosen;
}
